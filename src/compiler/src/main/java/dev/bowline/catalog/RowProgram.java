package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to do with one row of numbers: a few steps, each of which passes over the row once or sets a
 * number. The variables that stand for the row's elements are named in {@link Symbols}.
 */
public record RowProgram(List<Step> steps) {
  public RowProgram {
    steps = List.copyOf(steps);
  }

  public static RowProgram of(Step... steps) {
    return new RowProgram(List.of(steps));
  }

  /** One step. */
  public sealed interface Step {
    /** What it computes with. */
    List<Expr> formulas();
  }

  /** {@code name = sum or maximum over the row of element}. */
  public record Reduce(String name, Reduction reduction, Expr element) implements Step {
    @Override
    public List<Expr> formulas() {
      return List.of(element);
    }
  }

  /** {@code name = value}, a number for the whole row. */
  public record Let(String name, Expr value) implements Step {
    @Override
    public List<Expr> formulas() {
      return List.of(value);
    }
  }

  /** {@code target[j] = value} for each element of the row. */
  public record Each(String target, Expr value) implements Step {
    @Override
    public List<Expr> formulas() {
      return List.of(value);
    }
  }

  /**
   * {@code name = } what is sought in the row of one variable.
   *
   * @param count how many of its numbers it is about, where it is about a few
   * @param level a number of the row that the search starts from, where there is one
   */
  public record Search(String name, Sought sought, Expr row, int count, Optional<Expr> level)
      implements Step {
    static Search of(String name, Sought sought, Expr row) {
      return new Search(name, sought, row, 1, Optional.empty());
    }

    Search withCount(int other) {
      return new Search(name, sought, row, other, level);
    }

    Search from(Expr other) {
      return new Search(name, sought, row, count, Optional.of(other));
    }

    @Override
    public List<Expr> formulas() {
      List<Expr> formulas = new ArrayList<>(List.of(row));
      level.ifPresent(formulas::add);
      return formulas;
    }
  }

  /** How a row becomes one number. */
  public enum Reduction {
    SUM,
    MAX
  }

  /** Numbers that are searched for. */
  public enum Sought {
    /** The {@code count}-th largest number, equal ones counted each. */
    KTH_LARGEST,
    /** The place of the last of the {@code count} largest numbers that equals the level. */
    KTH_PLACE,
    /** The level above which the row's numbers rise by 1 in all. */
    SIMPLEX_LEVEL
  }
}
