package dev.bowline.formats;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.formats.fit.Fitted;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learned slopes, as other programs have them. */
class SlopesTest {
  private static final float TOLERANCE = 1e-5f;

  private static final String MODEL =
      """
      autoencoder Sloped {
        input(6);
        layer hidden = dense(4);
        layer bent = prelu;
        layer code = dense(2);
        layer sloped = prelu;
        layer up = dense() tied_to code;
        layer risen = prelu;
        layer output = dense() tied_to hidden;
        layer last = prelu;
      }
      """;

  /**
   * What draws kernels a, c, biases b and slopes p, and computes what the model computes of x; the
   * kernels and slopes are told apart by nothing but their sizes and numbers.
   */
  private static final String DRAW =
      """
      import numpy as np
      rng = np.random.default_rng(7)
      draw = lambda *shape: rng.uniform(-1, 1, shape).astype(np.float32)
      sizes = [4, 2, 4, 6]
      a, c, b, p = draw(6, 4), draw(4, 2), [draw(n) for n in sizes], [draw(n) for n in sizes]
      x = draw(10, 6)
      kernels = [a, c, c.T, a.T]
      def forward(slopes):
          y = x
          for k, bias, s in zip(kernels, b, slopes):
              y = y @ k + bias
              y = np.where(y > 0, y, s * y)
          return y.astype(np.float32)
      np.save('x.npy', x); np.save('y.npy', forward(p))
      """;

  @TempDir Path folder;
  private Trained trained;

  @BeforeEach
  void setUp() throws IOException {
    trained = Trained.model(MODEL, folder).stirred(11);
  }

  private static float[] rows(int rows, int size) {
    float[] x = new float[rows * size];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i * i);
    }
    return x;
  }

  @ParameterizedTest
  @EnumSource
  void onnxRuntimeComputesEachPartAsTheClassDoes(Part part) throws IOException {
    Path file = trained.export(part + ".onnx", part, Layout.BOWLINE);
    float[] x = rows(33, part == Part.DECODER ? 2 : 6);
    float[] expected =
        switch (part) {
          case WHOLE -> trained.reconstruct(x, 33);
          case ENCODER -> trained.encode(x, 33);
          case DECODER -> trained.decode(x, 33);
        };
    assertThat(Difference.largest(OnnxRuntime.run(file, x, 33), expected)).isLessThan(TOLERANCE);
  }

  @Test
  void onnxFindsAPReluForEachLayer() throws IOException {
    Python.require("onnx");
    trained.export("s.onnx");
    Python.run(
        folder,
        """
        import onnx
        m = onnx.load('s.onnx')
        onnx.checker.check_model(m, full_check=True)
        assert [n.op_type for n in m.graph.node] == ['Gemm', 'PRelu'] * 4
        slopes = [n.input[1] for n in m.graph.node if n.op_type == 'PRelu']
        assert slopes == ['bent.alpha', 'sloped.alpha', 'risen.alpha', 'last.alpha'], slopes
        dims = {t.name: tuple(t.dims) for t in m.graph.initializer}
        assert [dims[s] for s in slopes] == [(4,), (2,), (4,), (6,)], dims
        """);
  }

  @Test
  void h5pyFindsSlopesWhereKerasLooksForThem() throws IOException {
    Python.require("h5py");
    leaveRows();
    trained.export("s.weights.h5");
    Python.run(
        folder,
        """
        import numpy as np, h5py
        x, y = np.load('x.npy'), np.load('y.npy')
        l = h5py.File('s.weights.h5', 'r')['layers']
        names = lambda c: [c] + [c + '_%d' % i for i in (1, 2, 3)]
        assert sorted(l) == names('dense') + names('p_re_lu'), sorted(l)
        assert all(sorted(l[n]['vars']) == ['0'] for n in names('p_re_lu'))
        v = lambda n, i: l[n]['vars'][str(i)][()]
        for d, p in zip(names('dense'), names('p_re_lu')):
            x = x @ v(d, 0) + v(d, 1)
            x = np.where(x > 0, x, v(p, 0) * x)
        assert np.abs(x - y).max() < 1e-5, np.abs(x - y).max()
        """);
  }

  @Test
  void torchLoadsAWeightForEachPReLUStrictly() throws IOException {
    Python.require("torch");
    leaveRows();
    trained.export("s.safetensors", Part.WHOLE, Layout.PYTORCH);
    Python.run(
        folder,
        """
        import json, struct, numpy as np, torch
        from collections import OrderedDict
        raw = open('s.safetensors', 'rb').read()
        n = struct.unpack('<Q', raw[:8])[0]
        header = json.loads(raw[8:8 + n])
        header.pop('__metadata__')
        state = {}
        for name, t in header.items():
            a, b = t['data_offsets']
            data = np.frombuffer(raw[8 + n + a:8 + n + b], dtype='<f4').reshape(t['shape'])
            state[name] = torch.from_numpy(data.copy())
        linear, prelu = torch.nn.Linear, torch.nn.PReLU
        model = torch.nn.Sequential(OrderedDict([
            ('hidden', linear(6, 4)), ('bent', prelu(4)), ('code', linear(4, 2)),
            ('sloped', prelu(2)), ('up', linear(2, 4)), ('risen', prelu(4)),
            ('output', linear(4, 6)), ('last', prelu(6))]))
        model.load_state_dict(state, strict=True)
        x, y = np.load('x.npy'), np.load('y.npy')
        out = model(torch.from_numpy(x)).detach().numpy()
        assert np.abs(out - y).max() < 1e-5, np.abs(out - y).max()
        """);
  }

  @Test
  void torchsOwnExportsHoldPRelus() throws IOException {
    Python.require("torch");
    Python.run(
        folder,
        DRAW
            + """
            import torch
            par = lambda v: torch.nn.Parameter(torch.from_numpy(np.ascontiguousarray(v)))
            one = [draw(1) for n in sizes]
            for slopes, file in ((p, 'each.onnx'), (one, 'one.onnx')):
                layers = []
                for k, bias, s in zip(kernels, b, slopes):
                    l, act = torch.nn.Linear(*k.shape), torch.nn.PReLU(len(s))
                    l.weight, l.bias, act.weight = par(k.T), par(bias), par(s)
                    layers += [l, act]
                torch.onnx.export(torch.nn.Sequential(*layers), torch.from_numpy(x), file,
                    opset_version=13)
            np.save('each.npy', forward(p)); np.save('one.npy', forward(one))
            """);
    for (String name : List.of("each", "one")) {
      Files.copy(
          folder.resolve(name + ".npy"),
          folder.resolve("y.npy"),
          StandardCopyOption.REPLACE_EXISTING);
      assertThat(assertImports(name + ".onnx")).hasSize(name.equals("each") ? 0 : 4);
    }
  }

  private void leaveRows() throws IOException {
    float[] x = rows(20, 6);
    DataFiles.write(folder.resolve("x.npy"), new Samples(x, 20, new int[] {6}));
    DataFiles.write(
        folder.resolve("y.npy"), new Samples(trained.reconstruct(x, 20), 20, new int[] {6}));
  }

  private List<String> assertImports(String name) throws IOException {
    Fitted fitted = Imports.read(trained.model(), folder.resolve(name), Optional.empty());
    fitted.weights().save(trained.file());
    Autoencoder loaded = trained.compiled().load(trained.file());
    float[] x = DataFiles.read(folder.resolve("x.npy")).values();
    float[] y = new float[x.length];
    loaded.reconstruct(x, y, x.length / 6);
    float[] expected = DataFiles.read(folder.resolve("y.npy")).values();
    assertThat(Difference.largest(y, expected)).isLessThan(TOLERANCE);
    return fitted.notes();
  }

  @Test
  void archivesOfOurNamesAndOfPyTorchsByNameAndByNumber() throws IOException {
    Python.require("numpy");
    Python.run(
        folder,
        DRAW
            + """
            dense, prelu = ['hidden', 'code', 'up', 'output'], ['bent', 'sloped', 'risen', 'last']
            bias = {n + '.bias': v for n, v in zip(dense, b)}
            np.savez('ours.npz', **{'hidden.kernel': a, 'code.kernel': c}, **bias,
                **{n + '.alpha': v for n, v in zip(prelu, p)})
            np.savez('named.npz', **{n + '.weight': k.T for n, k in zip(dense, kernels)}, **bias,
                **{n + '.weight': v for n, v in zip(prelu, p)})
            np.savez('numbered.npz',
                **{'%d.weight' % (2 * i): k.T for i, k in enumerate(kernels)},
                **{'%d.bias' % (2 * i): v for i, v in enumerate(b)},
                **{'%d.weight' % (2 * i + 1): v for i, v in enumerate(p)})
            """);
    for (String name : List.of("ours.npz", "named.npz", "numbered.npz")) {
      assertThat(assertImports(name)).isEmpty();
    }
  }

  /** {@code nn.PReLU()} and {@code shared_axes = [1]} learn one slope for a whole layer. */
  @Test
  void oneSlopeOfALayerGoesToEachOfItsUnits() throws IOException {
    Python.require("numpy");
    Python.run(
        folder,
        DRAW
            + """
            p = [draw(1) for n in sizes]
            np.save('y.npy', forward(p))
            np.savez('one.npz',
                **{'%d.weight' % (2 * i): k.T for i, k in enumerate(kernels)},
                **{'%d.bias' % (2 * i): v for i, v in enumerate(b)},
                **{'%d.weight' % (2 * i + 1): v for i, v in enumerate(p)})
            """);
    List<String> notes = assertImports("one.npz");
    assertThat(notes).hasSize(4);
    assertThat(notes.get(0))
        .isEqualTo("`1.weight` is one slope: each of the 4 units of `bent` gets it");
  }

  @Test
  void kerasFilesHoldSlopesInGroupsOfTheirOwn() throws IOException {
    Python.require("h5py");
    Python.run(
        folder,
        DRAW
            + """
            import h5py
            f = h5py.File('k.weights.h5', 'w')
            name = lambda c, i: 'layers/' + c + ('_%d' % i if i else '') + '/vars'
            for i, (k, bias, s) in enumerate(zip(kernels, b, p)):
                g = f.create_group(name('dense', i))
                g['0'], g['1'] = k, bias
                f.create_group(name('p_re_lu', i))['0'] = s
            f.create_group('vars')
            f.close()
            """);
    assertThat(assertImports("k.weights.h5")).isEmpty();
  }

  @Test
  void graphsOfOthersHoldPRelus() throws IOException {
    Python.require("onnx");
    Python.run(
        folder,
        DRAW
            + """
            import onnx
            from onnx import helper as h, numpy_helper as nh, TensorProto as T
            nodes, init, last = [], [], 'in'
            for i, (k, v, s) in enumerate(zip(kernels, b, p)):
                init += [nh.from_array(np.ascontiguousarray(k), 'k%d' % i),
                         nh.from_array(v, 'b%d' % i),
                         nh.from_array(s if i % 2 else s[None, :], 's%d' % i)]
                nodes += [h.make_node('MatMul', [last, 'k%d' % i], ['m%d' % i]),
                          h.make_node('Add', ['m%d' % i, 'b%d' % i], ['a%d' % i]),
                          h.make_node('PRelu', ['a%d' % i, 's%d' % i], ['p%d' % i])]
                last = 'p%d' % i
            value = lambda n: h.make_tensor_value_info(n, T.FLOAT, ['n', 6])
            g = h.make_graph(nodes, 'g', [value('in')], [value(last)], init)
            m = h.make_model(g, opset_imports=[h.make_opsetid('', 13)])
            onnx.checker.check_model(m)
            onnx.save(m, 'other.onnx')
            """);
    assertThat(assertImports("other.onnx")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.npz", "w.safetensors", "w.weights.h5", "w.onnx"})
  void filesWithoutTheSlopesAreRefused(String name) throws IOException {
    Trained without = Trained.model(MODEL.replaceAll("(?m)^.*prelu;$", ""), folder);
    InputException fault = refused(trained, without.export(name));
    assertThat(fault.expected())
        .isEqualTo(
            name.endsWith(".onnx")
                ? "8 layers with a kernel or slopes, one behind the other (hidden, bent, code,"
                    + " sloped, up, risen, output, last)"
                : "the slopes of `bent`");
    // And the other way round.
    Path with = Trained.model(MODEL, folder).export("with-" + name);
    assertThat(refused(without, with).expected())
        .startsWith(name.endsWith(".onnx") ? "4 layers with a kernel" : "only the layers hidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**{'bent.alpha': draw(5)}, **rest | `bent.alpha` of the shape [4]| the shape [5]",
        "**{'bent.alpha': draw(4, 1)}, **rest | `bent.alpha` of the shape [4]| the shape [4, 1]",
        "**{'bent.alpha': p[0], 'bent.weight': p[0]}, **rest | one of `bent.alpha` | both of them",
        "**{'bent.alpha': p[0], 'bent.bias': p[0]}, **rest | nothing but slopes | bent.bias [4]",
        "**{'bent.alpha': p[0], 'hidden.alpha': p[0]}, **rest | no slopes for | `hidden.alpha`",
        "**{'bent.alpha': p[0] / 0}, **rest | finite float32 numbers in `bent.alpha` | at index 0",
        "**{'bent.slope': p[0]}, **rest | LAYER.bias or LAYER.alpha | `bent.slope`",
      })
  void slopesThatDoNotFitAreRefused(String tensors, String expected, String found)
      throws IOException {
    Python.require("numpy");
    Python.run(
        folder,
        DRAW
            + """
            np.seterr(all='ignore')
            dense = ['hidden', 'code', 'up', 'output']
            rest = {n + '.bias': v for n, v in zip(dense, b)}
            rest.update({'hidden.kernel': a, 'code.kernel': c})
            rest.update({n + '.alpha': v for n, v in zip(['sloped', 'risen', 'last'], p[1:])})
            np.savez('bad.npz', %s)
            """
                .formatted(tensors));
    InputException fault = refused(trained, folder.resolve("bad.npz"));
    assertThat(fault.expected()).contains(expected);
    assertThat(fault.found()).contains(found);
  }

  private static InputException refused(Trained model, Path file) {
    return assertThrows(
        InputException.class, () -> Imports.read(model.model(), file, Optional.empty()));
  }
}
