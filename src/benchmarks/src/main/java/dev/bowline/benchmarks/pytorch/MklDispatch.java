package dev.bowline.benchmarks.pytorch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * MKL, which multiplies matrices for PyTorch, takes its AVX-512 code on processors of its maker
 * only; on others with the same instructions it takes half as long again and more. Whether a
 * processor is its maker's it asks a function of its own, which is replaced here in memory, before
 * the first question: so PyTorch is measured at its best, and not as users of such processors get
 * it.
 */
final class MklDispatch {
  /** Says so to {@link #followInstructions()}; without it MKL stays as it is. */
  static final String PROPERTY = "bowline.benchmarks.mkl.instructions";

  private static final String LIBRARY = "libtorch_cpu.so";
  private static final List<String> QUESTIONS =
      List.of("mkl_serv_intel_cpu_true", "mkl_serv_intel_cpu");

  /** {@code mov eax, 1; ret} on x86-64. */
  private static final byte[] YES = {(byte) 0xB8, 1, 0, 0, 0, (byte) 0xC3};

  private static final long PAGE = 4096;
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int EXECUTE = 4;

  private MklDispatch() {}

  /** Lets MKL choose by what the processor can do; after libtorch is loaded. */
  static void followInstructions() {
    if (!Boolean.getBoolean(PROPERTY)) {
      return;
    }
    NativeLibrary torch = NativeLibrary.getInstance(loaded());
    Function protect = NativeLibrary.getInstance("c").getFunction("mprotect");
    for (String question : QUESTIONS) {
      Pointer code = torch.getFunction(question);
      long address = Pointer.nativeValue(code);
      Pointer page = new Pointer(address - address % PAGE);
      // Two pages, since the bytes may lie across a border.
      set(protect, page, READ | WRITE | EXECUTE);
      code.write(0, YES, 0, YES.length);
      set(protect, page, READ | EXECUTE);
    }
  }

  private static void set(Function protect, Pointer page, int rights) {
    if (protect.invokeInt(new Object[] {page, 2 * PAGE, rights}) != 0) {
      throw new IllegalStateException("mprotect refuses " + rights);
    }
  }

  /** Where the library was loaded from. */
  private static String loaded() {
    try {
      return Files.readAllLines(Path.of("/proc/self/maps")).stream()
          .filter(line -> line.endsWith(LIBRARY))
          .map(line -> line.substring(line.indexOf('/')))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
