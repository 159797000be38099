package dev.bowline.plan;

import dev.bowline.catalog.Gated;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.GradientScratch;
import dev.bowline.plan.Plan.Shared;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.BatchLoops;
import dev.bowline.plan.shape.DotProducts;
import dev.bowline.plan.shape.Extent;
import dev.bowline.plan.shape.GradientTile;
import dev.bowline.plan.shape.HalvedRows;
import dev.bowline.plan.shape.OptimizerLoop;
import dev.bowline.plan.shape.RowProcedure;
import dev.bowline.plan.shape.RowTile;
import dev.bowline.plan.shape.ScalarRows;
import dev.bowline.plan.shape.ScaledRows;
import dev.bowline.plan.shape.StraightLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Loops over arrays of rows, and why each has the numbers that it has. */
final class PlainShapes implements CodeShapes {
  /**
   * Of twenty tiles on JDK 17 the best with 16 and 32 registers alike: with 32, 3 by 4 and 4 by 3
   * are faster still by some percent, but with 16 slower by a third. From 15 products on the JIT
   * compiler leaves the loop scalar, which takes ten times as long.
   */
  private static final RowTile ROWS = new RowTile(3, 3);

  /**
   * Kernels of up to so many numbers are written out: beyond, loops are as fast, and there is no
   * end of code. With vectors loops are faster from the start.
   */
  private static final int TINY = 128;

  /** Of a kernel whose gradient is turned: more would all be turned into few sets of the cache. */
  private static final int MOST_COLUMNS = 256;

  private static final Described WRITTEN_OUT = new Described("straight-line", "whole kernel");

  private static final GradientTile GRADIENT = new GradientTile(3, 3);

  /** The parameter of an update that takes the thread's scratch. */
  private static final String SCRATCH = "gradient";

  private static final Described TILED_UPDATE =
      new Described(
          "row loops, then optimiser",
          GRADIENT.rows() + " kernel rows x " + GRADIENT.batch() + " batch rows");

  private static final Described TURNED_UPDATE =
      new Described(
          "loops along the rows, turned, then optimiser",
          GRADIENT.rows() + " kernel columns x " + GRADIENT.batch() + " batch rows");

  private static final Described WRITTEN_OUT_UPDATE =
      new Described(WRITTEN_OUT.shape() + ", then optimiser", WRITTEN_OUT.unroll());

  private static final DotProducts DOTS = new DotProducts(4, 4);

  private static final ScaledRows SCALED = new ScaledRows(4);

  @Override
  public OptionalInt stride(int size) {
    return OptionalInt.empty();
  }

  @Override
  public int margin() {
    return 0;
  }

  /** A multiple of every tile's rows. */
  @Override
  public int tile() {
    return 12;
  }

  /** From this many rows on, a copy of a kernel costs less than it saves. */
  @Override
  public int wide() {
    return 8;
  }

  @Override
  public Optional<Orientation> trainingCopy(KernelUse use) {
    return isTiny(use.kernel()) ? Optional.empty() : Optional.of(use.orientation());
  }

  @Override
  public Optional<Orientation> inferenceCopy(KernelUse use) {
    return trainingCopy(use);
  }

  /** Whether a kernel's products are written out. */
  private static boolean isTiny(Parameter kernel) {
    return kernel.size() <= TINY;
  }

  @Override
  public ProductShape product(Op.Product product, Optional<Copy> copy) {
    return copy.isEmpty() ? writtenOut(product) : loops(product);
  }

  /** Whether loops along the rows are so much longer than along the columns that turning pays. */
  private static boolean isLong(Parameter tensor) {
    return tensor.isKernel()
        && !isTiny(tensor)
        && tensor.columns() <= MOST_COLUMNS
        && tensor.rows() >= 2 * tensor.columns();
  }

  private static ProductShape writtenOut(Op.Product product) {
    Orientation kernel = product.kernel().orientation();
    return shape(
        product,
        "written out",
        "written out",
        WRITTEN_OUT,
        (name, comment, extent) -> StraightLine.product(name, comment, extent, kernel));
  }

  private static ProductShape loops(Op.Product product) {
    Described described =
        new Described("row loops", ROWS.rows() + " rows x " + ROWS.inputs() + " inputs");
    String how = "as rows of the kernel times numbers of x";
    return shape(product, "", how, described, ROWS::procedure);
  }

  @Override
  public ProductShape narrow(Op.Product product) {
    if (isTiny(product.kernel().kernel())) {
      return writtenOut(product);
    }
    boolean stored = product.kernel().orientation() == Orientation.AS_STORED;
    return stored
        ? shape(
            product,
            "of few",
            "as scaled rows of the kernel",
            new Described("scaled rows", SCALED.inputs() + " inputs"),
            SCALED::procedure)
        : shape(
            product,
            "of few",
            "as dot products of x and rows of the kernel",
            new Described("dot products", DOTS.units() + " units x " + DOTS.inputs() + " inputs"),
            DOTS::procedure);
  }

  private interface Maker {
    Procedure make(String name, List<String> comment, Extent extent);
  }

  private static ProductShape shape(
      Op.Product product, String words, String how, Described described, Maker maker) {
    List<String> comment = Comments.of(product, how);
    Extent extent = extent(product);
    return new Simple(words, described, name -> List.of(maker.make(name, comment, extent)));
  }

  static Extent extent(Op.Product product) {
    return new Extent(
        product.kernel().inputs(),
        product.kernel().units(),
        product.bias().isPresent() ? Extent.Sums.FROM_BIAS : Extent.Sums.FROM_ZERO);
  }

  @Override
  public Set<Value> hidden(RowGroup group, Set<Value> needed) {
    return Set.of();
  }

  @Override
  public Procedure rows(RowProcedure given, RowGroup group) {
    return ScalarRows.ofRows(given, group.size(), group.width());
  }

  @Override
  public Described described(RowGroup group) {
    return ELEMENT_LOOPS;
  }

  @Override
  public Procedure gate(String name, Op.Gate gate) {
    return HalvedRows.ofRows(halved(name, gate));
  }

  static HalvedRows halved(String name, Op.Gate gate) {
    boolean forward = gate.way() == Op.Way.FORWARD;
    Gated activation = gate.activation().entry();
    return new HalvedRows(
        name,
        List.of(
            (forward ? "" : "The derivative of ")
                + activation.name()
                + ", for layer "
                + Comments.at(gate.layer())
                + ":",
            activation.summary() + "."),
        activation,
        forward ? HalvedRows.Way.FORWARD : HalvedRows.Way.BACKWARD,
        gate.x().size(),
        gate.width());
  }

  @Override
  public boolean takesTerms(RowGroup group) {
    return true;
  }

  @Override
  public UpdateShape update(UpdateShape.Tensor tensor) {
    Parameter parameter = tensor.parameter();
    boolean inPlace = tensor.weights().equals(List.of(tensor.gradient()));
    GradientTile.Arrays arrays =
        new GradientTile.Arrays(
            tensor.gradient(),
            tensor.then(),
            tensor.additions(),
            inPlace ? List.of() : tensor.weights());
    return new UpdateShape(
        parameter.isKernel() ? ofKernel(tensor, arrays) : ofVector(tensor, arrays),
        Optional.empty(),
        new GradientScratch(
            isLong(parameter) ? parameter.rows() : parameter.columns(),
            0,
            OptionalInt.of(GRADIENT.rows())),
        true,
        tensor.copies());
  }

  /** What {@link StraightLine} and {@link GradientTile} make of the same things. */
  private interface KernelUpdate {
    Procedure make(
        String name,
        List<String> comment,
        GradientTile.Kernel kernel,
        String scratch,
        GradientTile.Arrays arrays);
  }

  private static UpdateShape.Form ofKernel(UpdateShape.Tensor tensor, GradientTile.Arrays arrays) {
    Parameter kernel = tensor.parameter();
    boolean tiny = isTiny(kernel);
    boolean byColumns = isLong(kernel);
    KernelUpdate update =
        tiny ? StraightLine::gradient : byColumns ? GRADIENT::byColumns : GRADIENT::procedure;
    Procedure procedure =
        update.make(
            tensor.name(),
            tensor.comment(),
            new GradientTile.Kernel(
                kernel.rows(),
                kernel.columns(),
                tensor.uses().stream().map(PlainShapes::factors).toList()),
            SCRATCH,
            arrays);
    if (tiny) {
      return new UpdateShape.Form(List.of(procedure), kernel.rows(), WRITTEN_OUT_UPDATE);
    }
    return byColumns
        ? new UpdateShape.Form(List.of(procedure), GRADIENT.rows(), Shared.COLUMNS, TURNED_UPDATE)
        : new UpdateShape.Form(List.of(procedure), GRADIENT.rows(), TILED_UPDATE);
  }

  private static UpdateShape.Form ofVector(UpdateShape.Tensor tensor, GradientTile.Arrays arrays) {
    Procedure procedure =
        GRADIENT.bias(
            tensor.name(),
            tensor.comment(),
            tensor.parameter().columns(),
            tensor.uses().get(0).right().name(),
            SCRATCH,
            arrays);
    return new UpdateShape.Form(List.of(procedure), GRADIENT.rows(), TILED_UPDATE);
  }

  private static GradientTile.Factors factors(UpdateShape.Factors factors) {
    return new GradientTile.Factors(factors.left().orElseThrow().name(), factors.right().name());
  }

  @Override
  public Procedure finished(OptimizerLoop loop) {
    return loop.plain();
  }

  @Override
  public Procedure pass(OptimizerLoop loop) {
    return loop.keptPlain();
  }

  @Override
  public BatchLoops batch(int size) {
    return BatchLoops.ofRows(size);
  }
}
