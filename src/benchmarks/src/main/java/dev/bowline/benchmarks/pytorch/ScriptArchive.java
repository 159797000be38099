package dev.bowline.benchmarks.pytorch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The file that {@code torch.jit.save} would write for a module: an archive with the class as text
 * and the object as a pickle. The object's tensors are single zeros and its lists empty, since a
 * method of the module sets them.
 */
final class ScriptArchive {
  /** The class's name. */
  static final String CLASS = "__torch__.Step";

  private static final String ROOT = "step/";

  private ScriptArchive() {}

  /** The archive of a class with a {@code training} flag and a count named {@code steps}. */
  static byte[] write(String code, List<String> tensors, List<String> lists) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", object(tensors, lists));
      put(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      put(zip, "data/0", new byte[Float.BYTES]);
      put(zip, "constants.pkl", new Pickle().emptyTuple().end());
      put(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] object(List<String> tensors, List<String> lists) {
    Pickle pickle =
        new Pickle().global("__torch__", "Step").emptyTuple().newObject().emptyDictionary().begin();
    pickle.text("training").yes();
    pickle.text("steps").number(0);
    for (String name : tensors) {
      zero(pickle.text(name));
    }
    for (String name : lists) {
      pickle.text(name).emptyList();
    }
    return pickle.endItems().build().end();
  }

  /** A view of one element of storage 0: offset, sizes, strides, gradient wanted, hooks. */
  private static void zero(Pickle pickle) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").begin();
    pickle.begin().text("storage").global("torch", "FloatStorage").text("0").text("cpu").number(1);
    pickle.endTuple().persistent();
    pickle.number(0);
    pickle.begin().number(1).endTuple();
    pickle.begin().number(1).endTuple();
    pickle.no();
    pickle.global("collections", "OrderedDict").emptyTuple().reduce();
    pickle.endTuple().reduce();
  }

  /** Stored, not deflated: libtorch maps the entries. */
  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
