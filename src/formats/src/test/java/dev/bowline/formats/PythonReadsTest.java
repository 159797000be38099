package dev.bowline.formats;

import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real programs read our files, and compute the same reconstructions of the digits from them as
 * our class does: it leaves {@code x.npy} and {@code y.npy} for their scripts.
 */
class PythonReadsTest {
  /** The digits model in NumPy, given kernels [inputs, units] and biases. */
  private static final String FORWARD =
      """
      import numpy as np
      x, y = np.load('x.npy').reshape(-1, 64), np.load('y.npy').reshape(-1, 64)
      relu = lambda a: np.maximum(a, 0)
      sigmoid = lambda a: 1 / (1 + np.exp(-a))
      def check(k, b):
          h = relu(x @ k[0] + b[0]) @ k[1] + b[1]
          out = sigmoid(relu(h @ k[2] + b[2]) @ k[3] + b[3])
          assert out.shape == y.shape and np.abs(out - y).max() < 1e-5, np.abs(out - y).max()
      """;

  @TempDir Path folder;
  private Trained digits;
  private float[] x;

  @BeforeEach
  void setUp() throws IOException {
    Python.require("numpy");
    digits = Trained.digits(folder);
    x = Arrays.copyOf(Trained.DIGITS, 100 * 64);
    leave("x.npy", x);
    leave("y.npy", digits.reconstruct(x, 100));
  }

  private void leave(String name, float[] rows) throws IOException {
    DataFiles.write(folder.resolve(name), new Samples(rows, 100, new int[] {64}));
  }

  @Test
  void numpyReadsNpz() throws IOException {
    digits.export("d.npz");
    Python.run(
        folder,
        FORWARD
            + """
            d = np.load('d.npz')
            assert sorted(d) == ['code.bias', 'code.kernel', 'hidden.bias', 'hidden.kernel',
                                 'output.bias', 'up.bias'], sorted(d)
            assert all(d[n].dtype == np.float32 for n in d)
            a, c = d['hidden.kernel'], d['code.kernel']
            check([a, c, c.T, a.T], [d[n + '.bias'] for n in ('hidden', 'code', 'up', 'output')])
            """);
  }

  @Test
  void h5pyReadsKerasWeightsWhereKerasLooksForThem() throws IOException {
    Python.require("h5py");
    digits.export("d.weights.h5");
    Python.run(
        folder,
        FORWARD
            + """
            import h5py
            f = h5py.File('d.weights.h5', 'r')
            assert len(f['vars'].keys()) == 0
            layers = ['dense', 'dense_1', 'dense_2', 'dense_3']
            assert sorted(f['layers'].keys()) == layers, list(f['layers'].keys())
            vs = [f['layers/' + n]['vars'] for n in layers]
            names = [v.attrs['name'] for v in vs]
            assert [n.decode() if isinstance(n, bytes) else n for n in names] == [
                'hidden', 'code', 'up', 'output'], names
            assert all(sorted(v.keys()) == ['0', '1'] for v in vs)
            assert all(v['0'].dtype == '<f4' for v in vs)
            check([v['0'][()] for v in vs], [v['1'][()] for v in vs])
            """);
  }

  @Test
  void kerasNormalizationsCarryTheScaling() throws IOException {
    Python.require("h5py");
    Trained scaled =
        Trained.model(
                """
                autoencoder Scaled {
                  input(64, scaling = standard);
                  layer code = dense(8);
                  layer output = dense() tied_to code;
                }
                """,
                folder)
            .fitted(Trained.DIGITS, Trained.ROWS, 2);
    scaled.export("s.weights.h5");
    leave("y.npy", scaled.reconstruct(x, 100));
    Python.run(
        folder,
        """
        import numpy as np, h5py
        x, y = np.load('x.npy'), np.load('y.npy')
        l = h5py.File('s.weights.h5', 'r')['layers']
        assert sorted(l) == ['dense', 'dense_1', 'normalization', 'normalization_1']
        v = lambda n, i: l[n]['vars'][str(i)][()]
        n, m = 'normalization', 'normalization_1'
        assert l[n]['vars']['2'].shape == () and l[n]['vars']['2'].dtype.kind == 'i'
        h = (x - v(n, 0)) / np.maximum(np.sqrt(v(n, 1)), 1e-7)
        h = (h @ v('dense', 0) + v('dense', 1)) @ v('dense_1', 0) + v('dense_1', 1)
        out = v(m, 0) + h * np.maximum(np.sqrt(v(m, 1)), 1e-7)
        assert np.abs(out - y).max() < 1e-5, np.abs(out - y).max()
        """);
  }

  @Test
  void onnxAcceptsTheModelAndFindsEachKernelOnce() throws IOException {
    Python.require("onnx");
    for (Part part : Part.values()) {
      digits.export(part + ".onnx", part, Layout.BOWLINE);
    }
    Python.run(
        folder,
        """
        import onnx
        for part in ('WHOLE', 'ENCODER', 'DECODER'):
            m = onnx.load(part + '.onnx')
            onnx.checker.check_model(m, full_check=True)
            assert [(o.domain, o.version) for o in m.opset_import] == [('', 17)]
            dims = lambda v: [d.dim_param or d.dim_value for d in v.type.tensor_type.shape.dim]
            sizes = {'WHOLE': (64, 64), 'ENCODER': (64, 8), 'DECODER': (8, 64)}[part]
            g = m.graph
            assert [(v.name, dims(v)) for v in g.input] == [('x', ['rows', sizes[0]])]
            assert [(v.name, dims(v)) for v in g.output] == [('y', ['rows', sizes[1]])]
        m = onnx.load('WHOLE.onnx')
        kernels = {t.name: tuple(t.dims) for t in m.graph.initializer if len(t.dims) == 2}
        assert kernels == {'hidden.kernel': (64, 32), 'code.kernel': (32, 8)}, kernels
        trans = lambda n: [a.i for a in n.attribute if a.name == 'transB'][0]
        gemms = [(n.input[1], trans(n)) for n in m.graph.node if n.op_type == 'Gemm']
        assert gemms == [('hidden.kernel', 0), ('code.kernel', 0), ('code.kernel', 1),
                         ('hidden.kernel', 1)], gemms
        assert [n.op_type for n in m.graph.node if n.op_type != 'Gemm'] == [
            'Relu', 'Relu', 'Sigmoid']
        """);
  }

  @Test
  void torchLoadsItsLayoutStrictly() throws IOException {
    Python.require("torch");
    digits.export("d.safetensors", Part.WHOLE, Layout.PYTORCH);
    Python.run(
        folder,
        """
        import json, struct, numpy as np, torch
        raw = open('d.safetensors', 'rb').read()
        n = struct.unpack('<Q', raw[:8])[0]
        header = json.loads(raw[8:8 + n])
        about = header.pop('__metadata__')
        assert json.loads(about['ties']) == {'output': 'hidden', 'up': 'code'}, about
        state = {}
        for name, t in header.items():
            a, b = t['data_offsets']
            assert t['dtype'] == 'F32'
            data = np.frombuffer(raw[8 + n + a:8 + n + b], dtype='<f4').reshape(t['shape'])
            state[name] = torch.from_numpy(data.copy())
        class Digits(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.hidden = torch.nn.Linear(64, 32)
                self.code = torch.nn.Linear(32, 8)
                self.up = torch.nn.Linear(8, 32)
                self.output = torch.nn.Linear(32, 64)
            def forward(self, x):
                h = self.code(torch.relu(self.hidden(x)))
                return torch.sigmoid(self.output(torch.relu(self.up(h))))
        model = Digits()
        model.load_state_dict(state, strict=True)
        x, y = np.load('x.npy'), np.load('y.npy')
        out = model(torch.from_numpy(x)).detach().numpy()
        assert np.abs(out - y).max() < 1e-5, np.abs(out - y).max()
        """);
  }
}
