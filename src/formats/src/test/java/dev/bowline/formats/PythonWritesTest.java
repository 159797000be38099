package dev.bowline.formats;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.formats.fit.Fitted;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.DataFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * We read what the real programs write: their scripts leave weights, {@code x.npy} and what they
 * themselves make of it, {@code y.npy}; our class makes the same of it with the weights imported.
 */
class PythonWritesTest {
  private static final String MODEL =
      """
      autoencoder Chain {
        input(6);
        layer hidden = dense(4, activation = tanh);
        layer code = dense(2);
        layer up = dense(activation = tanh) tied_to code;
        layer output = dense(activation = sigmoid) tied_to hidden;
      }
      """;

  /** Draws kernels a, c and biases b, and computes what the model computes from them. */
  private static final String DRAW =
      """
      import numpy as np
      rng = np.random.default_rng(7)
      draw = lambda *shape: rng.uniform(-1, 1, shape).astype(np.float32)
      a, c, b = draw(6, 4), draw(4, 2), [draw(4), draw(2), draw(4), draw(6)]
      x = draw(10, 6)
      h = np.tanh(x @ a + b[0]) @ c + b[1]
      y = 1 / (1 + np.exp(-(np.tanh(h @ c.T + b[2]) @ a.T + b[3])))
      np.save('x.npy', x); np.save('y.npy', y.astype(np.float32))
      """;

  @TempDir Path folder;
  private Trained trained;

  @BeforeEach
  void setUp() throws IOException {
    Python.require("numpy");
    trained = Trained.model(MODEL, folder);
  }

  private void assertImports(String name) throws IOException {
    Fitted fitted = Imports.read(trained.model(), folder.resolve(name), Optional.empty());
    assertThat(fitted.notes()).isEmpty();
    fitted.weights().save(trained.file());
    Autoencoder loaded = trained.compiled().load(trained.file());
    float[] x = DataFiles.read(folder.resolve("x.npy")).values();
    float[] y = new float[x.length];
    loaded.reconstruct(x, y, x.length / 6);
    float[] expected = DataFiles.read(folder.resolve("y.npy")).values();
    assertThat(Difference.largest(y, expected)).isLessThan(1e-5f);
  }

  @Test
  void archivesOfNumpyCompressedOrNotInAnyOrderAndPrecision() throws IOException {
    Python.run(
        folder,
        DRAW
            + """
            names = ['hidden', 'code', 'up', 'output']
            bias = {n + '.bias': v for n, v in zip(names, b)}
            np.savez('plain.npz', **{'hidden.kernel': a, 'code.kernel': c}, **bias)
            np.savez_compressed('packed.npz', **{'hidden.kernel': np.asfortranarray(a),
                'code.kernel': c.astype('f8')}, **bias)
            np.savez('own.npz', **{'hidden.weight': a.T, 'code.weight': c.T, 'up.weight': c,
                'output.weight': a}, **bias)
            """);
    assertImports("plain.npz");
    assertImports("packed.npz");
    assertImports("own.npz");
  }

  @Test
  void kerasFilesOfPlainLayersAndOfATiedLayerClass() throws IOException {
    Python.require("h5py");
    Python.run(
        folder,
        DRAW
            + """
            import h5py
            def save(file, groups, libver):
                f = h5py.File(file, 'w', libver=libver)
                f.create_group('vars')
                o = f.create_group('optimizer/vars')
                o['0'] = np.int64(3); o['1'] = np.float32(0.1)
                d = f.create_group('layers/dropout')
                d.create_group('vars')
                d.create_group('seed_generator/vars')['0'] = np.array([1, 2], dtype='u4')
                for name, values in groups:
                    g = f.create_group('layers/' + name + '/vars')
                    for i, v in enumerate(values):
                        g[str(i)] = v
                f.close()
            for libver in ('earliest', 'latest'):
                save('plain_%s.weights.h5' % libver, [('dense', [a, b[0]]), ('dense_1', [c, b[1]]),
                    ('dense_2', [c.T, b[2]]), ('dense_3', [a.T, b[3]])], libver)
                save('tied_%s.weights.h5' % libver, [('dense', [a, b[0]]), ('dense_1', [c, b[1]]),
                    ('dense_tied', [b[2]]), ('dense_tied_1', [b[3]])], libver)
            """);
    assertImports("plain_earliest.weights.h5");
    assertImports("plain_latest.weights.h5");
    assertImports("tied_earliest.weights.h5");
    assertImports("tied_latest.weights.h5");
  }

  @Test
  void torchsOwnExportOfATiedAndOfAnUntiedModule() throws IOException {
    Python.require("torch");
    Python.run(
        folder,
        DRAW
            + """
            import torch, torch.nn.functional as F
            p = lambda v: torch.nn.Parameter(torch.from_numpy(np.ascontiguousarray(v)))
            class Tied(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.a, self.c = p(a.T), p(c.T)
                    self.b = torch.nn.ParameterList([p(v) for v in b])
                def forward(self, x):
                    h = F.linear(torch.tanh(F.linear(x, self.a, self.b[0])), self.c, self.b[1])
                    h = torch.tanh(F.linear(h, self.c.t(), self.b[2]))
                    return torch.sigmoid(F.linear(h, self.a.t(), self.b[3]))
            class Own(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    sizes = [(6, 4), (4, 2), (2, 4), (4, 6)]
                    self.l = torch.nn.ModuleList([torch.nn.Linear(*s) for s in sizes])
                    for l, k, v in zip(self.l, [a, c, c.T, a.T], b):
                        l.weight, l.bias = p(k.T), p(v)
                def forward(self, x):
                    h = self.l[1](torch.tanh(self.l[0](x)))
                    return torch.sigmoid(self.l[3](torch.tanh(self.l[2](h))))
            for name, m in (('tied', Tied()), ('own', Own())):
                for fold in (True, False):
                    torch.onnx.export(m, torch.from_numpy(x), '%s_%s.onnx' % (name, fold),
                        do_constant_folding=fold, opset_version=13)
            """);
    assertImports("tied_True.onnx");
    assertImports("tied_False.onnx");
    assertImports("own_True.onnx");
    assertImports("own_False.onnx");
  }

  @Test
  void chainsOfMatMulAndAddAsConvertersOfKerasMakeThem() throws IOException {
    Python.require("onnx");
    Python.run(
        folder,
        DRAW
            + """
            import onnx
            from onnx import helper as h, numpy_helper as nh, TensorProto as T
            nodes, init, last = [], [], 'dense_input'
            acts = ['Tanh', None, 'Tanh', 'Sigmoid']
            for i, (k, v) in enumerate(zip([a, c, c.T, a.T], b)):
                k = np.ascontiguousarray(k)
                kernel = nh.from_array(k, 'k%d' % i) if i % 2 else h.make_tensor(
                    'k%d' % i, T.FLOAT, k.shape, k.flatten().tolist())
                init += [kernel, nh.from_array(v, 'b%d' % i)]
                nodes.append(h.make_node('MatMul', [last, 'k%d' % i], ['m%d' % i]))
                nodes.append(h.make_node('Add', ['b%d' % i, 'm%d' % i], ['s%d' % i]))
                last = 's%d' % i
                if acts[i]:
                    nodes.append(h.make_node(acts[i], [last], ['t%d' % i]))
                    last = 't%d' % i
            nodes.append(h.make_node('Identity', [last], ['out']))
            value = lambda n: h.make_tensor_value_info(n, T.FLOAT, ['n', 6])
            g = h.make_graph(nodes, 'g', [value('dense_input')], [value('out')], init)
            m = h.make_model(g, opset_imports=[h.make_opsetid('', 13)])
            onnx.checker.check_model(m)
            onnx.save(m, 'keras.onnx')
            """);
    assertImports("keras.onnx");
  }
}
