package dev.bowline.formats.fit;

import dev.bowline.formats.weights.Matrices;
import dev.bowline.formats.weights.TieFrom;
import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes one kernel of those that a file holds for it, all turned as the owner's is. */
final class Ties {
  /** What rounding to float32 may have done, as a part of the kernel's largest number. */
  private static final double ROUNDING = 1e-6;

  private final Path path;
  private final Optional<TieFrom> from;
  private final Map<Parameter, List<Held>> kernels = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** The kernel that the file holds for a layer, [rows][columns] of the stored one. */
  private record Held(Dense layer, float[] numbers) {
    boolean isOwners() {
      return layer.tiedTo().isEmpty();
    }
  }

  Ties(Path path, Optional<TieFrom> from) {
    this.path = path;
    this.from = from;
  }

  /**
   * Takes a layer's kernel.
   *
   * @param kernel as the layer uses it, [inputs][units]
   */
  void add(Dense layer, float[] kernel) {
    KernelUse use = layer.kernel();
    float[] numbers =
        use.orientation() == Orientation.AS_STORED
            ? kernel
            : Matrices.transposed(kernel, use.inputs(), use.units());
    kernels.computeIfAbsent(use.kernel(), k -> new ArrayList<>()).add(new Held(layer, numbers));
  }

  /** The stored kernels by name. */
  Map<String, float[]> resolved() throws TieConflictException {
    Map<String, float[]> resolved = new LinkedHashMap<>();
    for (Map.Entry<Parameter, List<Held>> kernel : kernels.entrySet()) {
      resolved.put(kernel.getKey().name(), one(kernel.getKey(), kernel.getValue()));
    }
    return resolved;
  }

  List<String> notes() {
    return notes;
  }

  private float[] one(Parameter kernel, List<Held> held) throws TieConflictException {
    List<Held> owners = held.stream().filter(Held::isOwners).toList();
    List<Held> tied = held.stream().filter(one -> !one.isOwners()).toList();
    if (tied.isEmpty()) {
      return owners.get(0).numbers();
    }
    if (owners.isEmpty()) {
      return mean(tied);
    }
    boolean agree = true;
    for (Held other : tied) {
      agree &= agrees(kernel, owners.get(0), other);
    }
    if (agree || from.get() == TieFrom.ENCODER) {
      return owners.get(0).numbers();
    }
    return mean(from.get() == TieFrom.DECODER ? tied : held);
  }

  /** Whether two are the same within rounding; if not, that has to have been foreseen. */
  private boolean agrees(Parameter kernel, Held owner, Held tied) throws TieConflictException {
    double largest = 0;
    double difference = 0;
    int at = 0;
    for (int i = 0; i < owner.numbers().length; i++) {
      double a = owner.numbers()[i];
      double b = tied.numbers()[i];
      largest = Math.max(largest, Math.max(Math.abs(a), Math.abs(b)));
      if (Math.abs(a - b) > difference) {
        difference = Math.abs(a - b);
        at = i;
      }
    }
    if (difference <= ROUNDING * largest) {
      return true;
    }
    String found =
        String.format(
            Locale.ROOT,
            "a kernel of its own that differs by up to %.3g, at [%d, %d] of `%s`",
            difference,
            at / kernel.columns(),
            at % kernel.columns(),
            kernel.name());
    if (from.isEmpty()) {
      throw new TieConflictException(
          path,
          "for `%s` the kernel of `%s`, to which it is tied"
              .formatted(tied.layer().name(), kernel.layer()),
          found);
    }
    notes.add("`" + tied.layer().name() + "` has " + found);
    return false;
  }

  private static float[] mean(List<Held> held) {
    float[] mean = new float[held.get(0).numbers().length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (Held one : held) {
        sum += one.numbers()[i];
      }
      mean[i] = (float) (sum / held.size());
    }
    return mean;
  }
}
