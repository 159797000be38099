package dev.bowline.catalog;

import dev.bowline.expr.Derivative;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An activation that treats each element alone.
 *
 * @param range the values that {@code y} can take
 * @param value {@code y} as a formula of {@code x}
 * @param derivative {@code dy/dx} as a formula of {@code x} and {@code y}
 */
public record Elementwise(
    String name,
    List<String> aliases,
    List<ArgumentSpec> arguments,
    String summary,
    Function<Arguments, Range> range,
    Function<Arguments, Formula> value,
    Function<Arguments, Formula> derivative)
    implements RowActivation {

  @Override
  public Range values(Arguments given) {
    return range.apply(given);
  }

  /**
   * What {@link Symbols#SLOPE} and {@link Symbols#BEND} are, as formulas of {@link Symbols#X}: each
   * in terms of those before it, among which are what the two need besides.
   */
  public List<RowProgram.Let> curve(Arguments given) {
    Formula slope = derivative.apply(given);
    Map<String, Expr> slopes = new HashMap<>(Map.of(name(Symbols.X), Exprs.ONE));
    List<RowProgram.Let> curve = new ArrayList<>();
    Set<String> read = new HashSet<>(Exprs.variables(slope.value()));
    slope.shared().ifPresent(shared -> read.addAll(Exprs.variables(shared)));
    if (read.contains(name(Symbols.Y))) {
      curve.add(new RowProgram.Let(name(Symbols.Y), value.apply(given).whole()));
      slopes.put(name(Symbols.Y), Symbols.SLOPE);
    }
    slope
        .shared()
        .ifPresent(
            shared -> {
              curve.add(new RowProgram.Let(name(Symbols.SHARED), shared));
              slopes.put(name(Symbols.SHARED), Derivative.of(shared, slopes));
            });
    curve.add(new RowProgram.Let(name(Symbols.SLOPE), slope.value()));
    curve.add(new RowProgram.Let(name(Symbols.BEND), Derivative.of(slope.value(), slopes)));
    return List.copyOf(curve);
  }

  private static String name(Expr variable) {
    return ((Expr.Variable) variable).name();
  }

  @Override
  public RowProgram forward(Arguments given) {
    return new RowProgram(value.apply(given).into("y"));
  }

  @Override
  public RowProgram backward(Arguments given) {
    return new RowProgram(derivative.apply(given).times(Symbols.DY).into(Symbols.DX));
  }
}
