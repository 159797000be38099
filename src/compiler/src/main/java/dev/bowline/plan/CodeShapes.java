package dev.bowline.plan;

import dev.bowline.model.KernelUse;
import dev.bowline.model.Orientation;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.BatchLoops;
import dev.bowline.plan.shape.OptimizerLoop;
import dev.bowline.plan.shape.RowProcedure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Which code shapes a target takes, and how it keeps its numbers. */
interface CodeShapes {
  /** The elements from row to row of a matrix in one array; empty for an array of rows. */
  OptionalInt stride(int size);

  /** Rows that are computed along behind a batch's last one. */
  int margin();

  /** Threads cut batches at multiples of so many rows. */
  int tile();

  /** The least multiple of a tile's rows that is not below so many. */
  static int wholeTiles(int rows, int tile) {
    return (rows + tile - 1) / tile * tile;
  }

  /** From how many rows on a batch is wide. */
  int wide();

  /** The form of a kernel that a product wants in training, if not the stored one. */
  Optional<Orientation> trainingCopy(KernelUse use);

  /** The same for a wide batch in inference. */
  Optional<Orientation> inferenceCopy(KernelUse use);

  /** How a product is computed in training or for a wide batch: with a copy, if there is one. */
  ProductShape product(Op.Product product, Optional<Copy> copy);

  /** How it is computed for few rows, from the stored kernel. */
  ProductShape narrow(Op.Product product);

  /** The values that the steps of a group need not write. */
  Set<Value> hidden(RowGroup group, Set<Value> needed);

  Procedure rows(RowProcedure given, RowGroup group);

  /** An activation that halves rows. */
  Procedure gate(String name, Op.Gate gate);

  /** Whether a group's procedure is given the thread's array for the terms of a sum. */
  boolean takesTerms(RowGroup group);

  /** The update of a kernel or bias. */
  UpdateShape update(UpdateShape.Tensor tensor);

  /** What is done with each finished piece of a gradient. */
  Procedure finished(OptimizerLoop loop);

  /** A pass over tensors whose gradients are kept. */
  Procedure pass(OptimizerLoop loop);

  /** The procedures of a penalty on a whole batch. */
  BatchLoops batch(int size);

  /** A code shape in words. */
  record Described(String shape, String unroll) {}

  Described ELEMENT_LOOPS = new Described("element loops", "as the JIT compiler finds");

  /** The same for a group of row programs. */
  Described described(RowGroup group);

  /** The shape of one product: its procedures, and what they need besides the operands. */
  interface ProductShape {
    /** The words behind the layer's name. */
    String words();

    List<Procedure> make(String name);

    /** What it is called, and how much of it stands in one pass of its inner loop. */
    Described described();

    /** Whether it is given the thread's panel, and how long that has to be. */
    default OptionalInt panel() {
      return OptionalInt.empty();
    }

    /** The same for a machine with few registers, if it has a form of its own. */
    default Optional<ProductShape> low() {
      return Optional.empty();
    }
  }

  /** A shape that needs nothing besides the operands. */
  record Simple(String words, Described described, Function<String, List<Procedure>> maker)
      implements ProductShape {
    @Override
    public List<Procedure> make(String name) {
      return maker.apply(name);
    }
  }
}
