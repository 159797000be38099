package dev.bowline.plan;

import dev.bowline.catalog.Initializer.Distribution;
import dev.bowline.catalog.Optimizer;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.plan.loop.Procedure;
import java.util.List;
import java.util.Optional;

/** Everything that was decided about a generated class; the code generator only spells it. */
public record Plan(
    Model model,
    Element element,
    List<Stored> stored,
    List<Reading> readings,
    List<Procedure> procedures,
    Inference inference,
    TrainerPlan trainer) {
  public Plan {
    stored = List.copyOf(stored);
    readings = List.copyOf(readings);
    procedures = List.copyOf(procedures);
  }

  /**
   * The one storage of a trained tensor, and where its first values come from.
   *
   * @param field its field's name
   */
  public record Stored(
      Parameter parameter, String field, Distribution distribution, double first, double second) {}

  /** How a layer reads its kernel, and its own bias. */
  public record Reading(String layer, Stored kernel, KernelUse use, Optional<Stored> bias) {}

  /** An array of rows: [rows][size]. */
  public record Buffer(String name, int size) {}

  /** A second, transposed form of a stored kernel, scratch that is refreshed when it changed. */
  public record Copy(Stored kernel, String field) {}

  /** A step of a pass. */
  public sealed interface Step {}

  /** Calls a procedure. */
  public record Call(String procedure, List<Operand> operands) implements Step {
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /** One call where the batch is wide enough for transposed copies, another where it is not. */
  public record WideOrNarrow(Call wide, Call narrow) implements Step {}

  /** What a procedure is given. */
  public sealed interface Operand {}

  /** A buffer of the pass. */
  public record OfBuffer(Buffer buffer) implements Operand {}

  /** A stored tensor. */
  public record OfStored(Stored stored) implements Operand {}

  /** A transposed copy. */
  public record OfCopy(Copy copy) implements Operand {}

  /** The array that takes the losses of the rows. */
  public record OfLosses() implements Operand {}

  /** The array that takes a metric of the rows. */
  public record OfMetric(int number) implements Operand {}

  /** One over the rows of the batch. */
  public record OfShare() implements Operand {}

  /** The key of a noise layer's random numbers in this step. */
  public record OfNoise(int ordinal) implements Operand {}

  /**
   * How the class is used: everything but training. The work space holds {@code chunk} rows; longer
   * batches go through it piece by piece.
   *
   * @param wide from how many rows on the transposed copies are made
   * @param score from the input rows to the losses, with the input as its own target
   * @param evaluate the same against the target rows, with the metrics
   */
  public record Inference(
      int chunk,
      int wide,
      List<Buffer> buffers,
      List<Copy> copies,
      Buffer input,
      Buffer target,
      Buffer code,
      Buffer output,
      List<Step> encode,
      List<Step> decode,
      List<Step> score,
      List<Step> evaluate) {}

  /**
   * How the class is trained.
   *
   * @param pass the first phase, by rows of the batch
   * @param updates the second phase, by rows of the kernels
   * @param gradientRows how many rows of a gradient are formed at a time
   * @param gradientColumns how long the longest of them is
   * @param work multiplications for each row of the batch
   */
  public record TrainerPlan(
      List<Buffer> buffers,
      List<Copy> copies,
      Buffer input,
      Buffer target,
      List<Step> pass,
      Optimizer.Rule rule,
      List<Update> updates,
      int gradientRows,
      int gradientColumns,
      long work) {}

  /**
   * The update of one stored tensor.
   *
   * @param slots the fields of what the optimiser keeps for it, in the order of the rule's slots
   * @param procedure forms its gradient and changes it; shared out by rows if it is a kernel
   * @param copy its transposed copy, to be refreshed
   */
  public record Update(Stored stored, List<String> slots, String procedure, Optional<Copy> copy) {}
}
