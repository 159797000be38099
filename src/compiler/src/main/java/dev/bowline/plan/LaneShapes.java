package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.expr.Lanes;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Model;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.GradientScratch;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.BatchLoops;
import dev.bowline.plan.shape.Extent;
import dev.bowline.plan.shape.HalvedRows;
import dev.bowline.plan.shape.LaneColumns;
import dev.bowline.plan.shape.LaneDots;
import dev.bowline.plan.shape.LaneGradient;
import dev.bowline.plan.shape.LaneRows;
import dev.bowline.plan.shape.LaneScaledRows;
import dev.bowline.plan.shape.LaneTile;
import dev.bowline.plan.shape.OptimizerLoop;
import dev.bowline.plan.shape.Panel;
import dev.bowline.plan.shape.RowProcedure;
import dev.bowline.plan.shape.ScalarRows;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Vectors: the cost rule that chooses among their shapes, with its constants. */
final class LaneShapes implements CodeShapes {
  /** Vectors read so many elements beyond the end of what they need, at the most. */
  static final int MARGIN = LaneRows.MOST_LANES;

  /** 13 rows by 2 vectors, 2 of a kernel and 1 of x make 29 of 32 registers. */
  private static final int MOST_ROWS = 13;

  /** Below 8 rows by 2 vectors the processor waits for its own sums. */
  private static final int LEAST_ROWS = 8;

  /** What reading the kernel costs a tile, in rows of the tile: 13 rows gain 1 % over 8. */
  private static final double READING = 0.25;

  /** 6 rows by 2 vectors, 2 of a kernel and 1 of x make 15 of 16 registers. */
  private static final int LOW_ROWS = 6;

  /** The vectors of units side by side in a tile. */
  private static final List<Integer> SIDE_BY_SIDE = List.of(2, 1);

  /** One row has registers for more units, and needs them to hide how long a product takes. */
  private static final LaneTile ONE_ROW = new LaneTile(1, List.of(8, 4, 2, 1));

  /** More units than one row's tile of the longest vectors has: it would leave the kernel's row. */
  private static final int ONE_TILE = 8 * LaneRows.MOST_LANES;

  private static final LaneScaledRows SCALED = new LaneScaledRows(8);

  /**
   * 16 rows that are 4 kB apart, as those of 1,024 numbers are, would fight for one set of 12
   * lines.
   */
  private static final LaneDots DOTS = new LaneDots(8);

  /** Rows of few vectors are through before 8 of them would have paid. */
  private static final LaneDots SHORT_DOTS = new LaneDots(4);

  private static final int SHORT = 4 * LaneRows.MOST_LANES;

  /** A kernel of more numbers leaves no room in a cache of 1 MB for what it is multiplied with. */
  private static final int LARGE = 1 << 18;

  /** From so many right factors on, tiles of a gradient find the left ones packed: 256 KB. */
  private static final int MANY_FACTORS = 1 << 16;

  private final Model model;
  private final int rows;
  private final LaneTile tall;
  private final LaneTile low = new LaneTile(LOW_ROWS, SIDE_BY_SIDE);
  private final LaneGradient tallGradient = new LaneGradient(10, 2);
  private final LaneGradient lowGradient = new LaneGradient(LOW_ROWS, 2);

  LaneShapes(Model model) {
    this.model = model;
    this.rows = tileRows(model.training().batchSize());
    this.tall = new LaneTile(rows, SIDE_BY_SIDE);
  }

  /**
   * The rows of a tile. A whole batch, and the half that one of two threads takes, should need
   * little more than their rows; a higher tile reads the kernel less often.
   */
  static int tileRows(int batch) {
    int best = MOST_ROWS;
    for (int rows = MOST_ROWS; rows >= LEAST_ROWS; rows--) {
      if (cost(batch, rows) < cost(batch, best)) {
        best = rows;
      }
    }
    return best;
  }

  private static double cost(int batch, int rows) {
    int half = Math.max(1, batch / 2);
    double computed = CodeShapes.wholeTiles(batch, rows) + 2.0 * CodeShapes.wholeTiles(half, rows);
    return computed * (1 + READING / rows);
  }

  @Override
  public OptionalInt stride(int size) {
    int padded = LaneRows.padded(size);
    // Rows that are a multiple of 2 kB apart would share few sets of the cache.
    return OptionalInt.of(padded % 512 == 0 ? padded + LaneRows.MOST_LANES : padded);
  }

  @Override
  public int margin() {
    return Math.max(rows, LOW_ROWS);
  }

  @Override
  public int tile() {
    return rows;
  }

  @Override
  public int wide() {
    return 4;
  }

  private static boolean isLarge(KernelUse use) {
    return use.kernel().size() > LARGE;
  }

  private static boolean isTurned(KernelUse use) {
    return use.orientation() == Orientation.TRANSPOSED;
  }

  /** None: each step would make it anew, from weights that threads must hand to one another. */
  @Override
  public Optional<Orientation> trainingCopy(KernelUse use) {
    return Optional.empty();
  }

  @Override
  public Optional<Orientation> inferenceCopy(KernelUse use) {
    return isTurned(use) && !isLarge(use) ? Optional.of(Orientation.TRANSPOSED) : Optional.empty();
  }

  @Override
  public ProductShape product(Op.Product product, Optional<Copy> copy) {
    KernelUse use = product.kernel();
    boolean packed = copy.isEmpty() && (isTurned(use) || isLarge(use));
    int k = copy.map(c -> c.stride().orElseThrow()).orElse(use.kernel().columns());
    return packed
        ? new Packed(product, strides(product, 0), tall, Optional.of(low))
        : new Tiled(product, strides(product, k), tall, Optional.of(low));
  }

  private LaneTile.Strides strides(Op.Product product, int k) {
    return new LaneTile.Strides(
        stride(product.in().size()).orElseThrow(), k, stride(product.out().size()).orElseThrow());
  }

  /** Straight from the kernel, or from a transposed copy. */
  private record Tiled(
      Op.Product product, LaneTile.Strides strides, LaneTile tile, Optional<LaneTile> lower)
      implements ProductShape {
    @Override
    public String words() {
      return tile.rows() == 1 ? "of few" : "tiles of " + tile.rows() + " from " + strides.k();
    }

    @Override
    public Described described() {
      return new Described(
          tile.rows() == 1 ? "matrix-vector" : "register tile",
          tile.unroll(PlainShapes.extent(product)));
    }

    @Override
    public List<Procedure> make(String name) {
      return tile.procedures(
          name,
          Comments.of(product, "tile by tile, from the kernel as it stands"),
          PlainShapes.extent(product),
          strides);
    }

    @Override
    public Optional<ProductShape> low() {
      return lower.map(l -> new Tiled(product, strides, l, Optional.empty()));
    }
  }

  /** From panels of the kernel. */
  private record Packed(
      Op.Product product, LaneTile.Strides strides, LaneTile tile, Optional<LaneTile> lower)
      implements ProductShape {
    @Override
    public String words() {
      return "panels for " + tile.rows();
    }

    @Override
    public Described described() {
      String unroll = tile.unroll(PlainShapes.extent(product));
      return isTurned(product.kernel())
          ? new Described("register tile on turned panels", unroll)
          : new Described("register tile on copied panels", unroll);
    }

    @Override
    public List<Procedure> make(String name) {
      return tile.packed(
          name,
          Comments.of(product, "tile by tile, from panels of the kernel"),
          PlainShapes.extent(product),
          strides,
          kernelPanel());
    }

    private Panel kernelPanel() {
      KernelUse use = product.kernel();
      Panel.Source source = isTurned(use) ? Panel.Source.TURNED : Panel.Source.AS_READ;
      return new Panel(use.inputs(), use.units(), source);
    }

    @Override
    public OptionalInt panel() {
      return OptionalInt.of(kernelPanel().length() + MARGIN);
    }

    @Override
    public Optional<ProductShape> low() {
      return lower.map(l -> new Packed(product, strides, l, Optional.empty()));
    }
  }

  @Override
  public ProductShape narrow(Op.Product product) {
    Extent extent = PlainShapes.extent(product);
    if (isTurned(product.kernel())) {
      LaneTile.Strides strides = strides(product, 0);
      List<String> comment = Comments.of(product, "as dot products of x and rows of the kernel");
      LaneDots dots = extent.inputs() <= SHORT ? SHORT_DOTS : DOTS;
      return new Simple(
          "of few",
          new Described("matrix-vector, dot products", dots.units() + " units x 1 vector"),
          name -> dots.procedures(name, comment, extent, strides));
    }
    int columns = product.kernel().kernel().columns();
    LaneTile.Strides strides = strides(product, columns);
    List<String> comment = Comments.of(product, "as scaled rows of the kernel");
    return columns > ONE_TILE
        ? new Simple(
            "of few",
            new Described("matrix-vector, scaled rows", SCALED.inputs() + " inputs x 1 vector"),
            name -> List.of(SCALED.procedure(name, comment, extent, strides)))
        : new Tiled(product, strides, ONE_ROW, Optional.empty());
  }

  @Override
  public Set<Value> hidden(RowGroup group, Set<Value> needed) {
    if (!inLanes(group)) {
      return Set.of();
    }
    RowSteps steps = new RowSteps(group);
    Set<Value> hidden = steps.values(LaneRows.local(steps.steps()));
    hidden.removeAll(needed);
    return hidden;
  }

  @Override
  public Procedure rows(RowProcedure given, RowGroup group) {
    int stride = stride(group.size()).orElseThrow();
    return inLanes(group)
        ? LaneRows.procedure(given, group.size(), stride)
        : ScalarRows.flat(given, group.size(), group.width(), stride);
  }

  @Override
  public Described described(RowGroup group) {
    return inLanes(group)
        ? new Described("vector loop", "1 vector")
        : new Described("element loops", "as the JIT compiler finds");
  }

  @Override
  public Procedure gate(String name, Op.Gate gate) {
    int half = gate.x().size() / 2;
    return HalvedRows.flat(
        PlainShapes.halved(name, gate),
        stride(gate.x().size()).orElseThrow(),
        stride(half).orElseThrow());
  }

  @Override
  public boolean takesTerms(RowGroup group) {
    return !inLanes(group);
  }

  /** Whether vector code has all that a group does. */
  private static boolean inLanes(RowGroup group) {
    return group.width() == group.size()
        && group.works().stream()
            .allMatch(work -> work.program().steps().stream().allMatch(LaneShapes::inLanes));
  }

  /** A search is nothing for vectors. */
  private static boolean inLanes(RowProgram.Step step) {
    return !(step instanceof RowProgram.Search) && step.formulas().stream().allMatch(Lanes::have);
  }

  @Override
  public UpdateShape update(UpdateShape.Tensor tensor) {
    Parameter parameter = tensor.parameter();
    if (!parameter.isKernel()) {
      UpdateShape.Factors sum = tensor.uses().get(0);
      int columns = parameter.columns();
      Procedure procedure =
          LaneColumns.procedure(
              tensor.name(),
              tensor.comment(),
              columns,
              sum.right().name(),
              sum.right().stride().orElseThrow(),
              tensor.then(),
              tensor.additions(),
              tensor.weights());
      return new UpdateShape(
          new UpdateShape.Form(
              List.of(procedure), 1, new Described("column sums, then optimiser", "1 vector")),
          Optional.empty(),
          GradientScratch.of(LaneRows.padded(columns) + MARGIN),
          false,
          List.of());
    }
    long factors =
        (long) tensor.uses().size()
            * model.training().batchSize()
            * LaneRows.padded(parameter.columns());
    LaneGradient.Kernel kernel =
        new LaneGradient.Kernel(
            parameter.rows(),
            parameter.columns(),
            factors >= MANY_FACTORS,
            tensor.uses().stream().map(LaneShapes::factors).toList(),
            tensor.then(),
            tensor.additions(),
            tensor.weights());
    return new UpdateShape(
        form(tallGradient, tensor.name(), tensor, kernel),
        Optional.of(form(lowGradient, tensor.name() + "Low", tensor, kernel)),
        scratch(tallGradient, kernel).and(scratch(lowGradient, kernel)),
        false,
        List.of());
  }

  private static GradientScratch scratch(LaneGradient shape, LaneGradient.Kernel kernel) {
    return new GradientScratch(shape.length(kernel), shape.perRow(kernel), OptionalInt.empty());
  }

  private static UpdateShape.Form form(
      LaneGradient shape, String name, UpdateShape.Tensor tensor, LaneGradient.Kernel kernel) {
    int height = shape.height(kernel.rows());
    return new UpdateShape.Form(
        shape.procedures(name, tensor.comment(), kernel),
        height,
        new Described(
            kernel.packed()
                ? "register tiles on packed blocks, then optimiser"
                : "register tiles on blocks, then optimiser",
            height + " kernel rows x " + shape.vectors() + " vectors"));
  }

  private static LaneGradient.Factors factors(UpdateShape.Factors factors) {
    return new LaneGradient.Factors(
        factors.left().orElseThrow().name(),
        factors.left().get().stride().orElseThrow(),
        factors.right().name(),
        factors.right().stride().orElseThrow());
  }

  @Override
  public Procedure finished(OptimizerLoop loop) {
    return loop.vector();
  }

  @Override
  public Procedure pass(OptimizerLoop loop) {
    return loop.keptVector();
  }

  @Override
  public BatchLoops batch(int size) {
    return BatchLoops.flat(size, stride(size).orElseThrow());
  }
}
