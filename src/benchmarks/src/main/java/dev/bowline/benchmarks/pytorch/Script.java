package dev.bowline.benchmarks.pytorch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A TorchScript module in the making: named tensors, lists of them, and a method {@code forward}
 * that takes a batch {@code x}. In a line, {@code NAME} is a local variable and {@code self.NAME} a
 * list or the count {@code steps}; every tensor is a local variable from the start.
 */
final class Script {
  private final Libtorch torch;
  private final Map<String, PtNDArray> tensors = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final List<String> body = new ArrayList<>();

  Script(Libtorch torch) {
    this.torch = torch;
  }

  /** A tensor with these values, which the module shares. */
  PtNDArray tensor(String name, float[] values, long... sizes) {
    PtNDArray tensor = torch.tensor(values, sizes);
    tensors.put(name, tensor);
    return tensor;
  }

  /** A tensor of zeros. */
  PtNDArray zeros(String name, long... sizes) {
    return tensor(name, new float[(int) new Shape(sizes).size()], sizes);
  }

  /** A list of tensors of the module. */
  void list(String name, List<String> members) {
    lists.put(name, List.copyOf(members));
  }

  /** A statement of {@code forward}. */
  void line(String format, Object... arguments) {
    body.add(String.format(java.util.Locale.ROOT, format, arguments));
  }

  /** The module, with its tensors set; {@code result} is the type that {@code forward} returns. */
  PtSymbolBlock load(String result) {
    byte[] archive =
        ScriptArchive.write(
            code(result), List.copyOf(tensors.keySet()), List.copyOf(lists.keySet()));
    try {
      PtSymbolBlock block =
          JniUtils.loadModule(torch.manager(), new ByteArrayInputStream(archive), true, false);
      PtNDArray[] values = tensors.values().toArray(PtNDArray[]::new);
      try (IValue all = IValue.listFrom(values)) {
        IValueUtils.runMethod(block, "set", all).close();
      }
      return block;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code forward} with gradients on. */
  static float runRecording(PtSymbolBlock block, NDList x) {
    try (NDList loss = IValueUtils.forward(block, x, true)) {
      return loss.get(0).getFloat();
    }
  }

  private String code(String result) {
    StringBuilder code = new StringBuilder();
    code.append("class Step(Module):\n");
    code.append("  __parameters__ = []\n");
    code.append("  __buffers__ = []\n");
    code.append("  training : bool\n");
    code.append("  steps : int\n");
    tensors.keySet().forEach(name -> code.append("  " + name + " : Tensor\n"));
    lists.keySet().forEach(name -> code.append("  " + name + " : List[Tensor]\n"));
    code.append("  def set(self: " + ScriptArchive.CLASS + ", all: List[Tensor]) -> NoneType:\n");
    int index = 0;
    for (String name : tensors.keySet()) {
      code.append("    self." + name + " = all[" + index++ + "]\n");
    }
    List<String> order = List.copyOf(tensors.keySet());
    lists.forEach(
        (name, members) -> {
          List<String> items = members.stream().map(m -> "all[" + order.indexOf(m) + "]").toList();
          code.append("    self." + name + " = [" + String.join(", ", items) + "]\n");
        });
    code.append("    return None\n");
    code.append("  def forward(self: " + ScriptArchive.CLASS + ", x: Tensor) -> " + result + ":\n");
    tensors.keySet().forEach(name -> code.append("    " + name + " = self." + name + "\n"));
    body.forEach(line -> code.append("    " + line + "\n"));
    return code.toString();
  }
}
