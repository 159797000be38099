package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowActivation;
import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import dev.bowline.expr.Exprs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row programs of links and losses, on their values. */
final class RowWorks {
  private RowWorks() {}

  /** The operations of some links, forward. */
  static List<Op> forward(List<Link> links) {
    return links.stream().map(RowWorks::forward).toList();
  }

  private static Op forward(Link link) {
    if (link instanceof Link.Multiplied multiplied) {
      return multiplied.product();
    }
    if (link instanceof Link.Activated activated) {
      return activate(activated);
    }
    if (link instanceof Link.Halved halved) {
      return new Op.Gate(
          halved.layer(),
          halved.activation(),
          halved.width(),
          halved.x(),
          Optional.empty(),
          halved.y());
    }
    if (link instanceof Link.Sloped sloped) {
      return slope(sloped);
    }
    if (link instanceof Link.Disturbed disturbed) {
      return disturb(disturbed);
    }
    throw new AssertionError(link);
  }

  private static RowWork activate(Link.Activated link) {
    Choice<RowActivation> activation = link.activation();
    return new RowWork(
        link.layer().name() + " activate",
        List.of(
            activation.name() + ", for layer " + Comments.at(link.layer()) + ":",
            activation.entry().summary() + "."),
        activation.entry().forward(activation.arguments()),
        ordered("x", link.x(), "y", link.y()),
        link.width(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** {@code dx} from {@code dy}. */
  static RowWork activateBack(Link.Activated link, Value dy, Value dx) {
    Choice<RowActivation> activation = link.activation();
    RowProgram program = activation.entry().backward(activation.arguments());
    Map<String, Value> values = ordered("dy", dy, "dx", dx);
    if (Programs.reads(program, "x")) {
      values.put("x", link.x());
    }
    if (Programs.reads(program, "y")) {
      values.put("y", link.y());
    }
    return new RowWork(
        link.layer().name() + " activate back",
        List.of(
            "The derivative of "
                + activation.name()
                + ", for layer "
                + Comments.at(link.layer())
                + "."),
        program,
        values,
        link.width(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static RowWork slope(Link.Sloped link) {
    return sloping(
        link,
        "activate",
        "prelu, for layer %s: y = x where x is above 0, otherwise alpha x."
            .formatted(Comments.at(link.layer())),
        new Each("y", slope(Symbols.X)),
        ordered("x", link.x(), "y", link.y()));
  }

  /** {@code dx} from {@code dy}. */
  static RowWork slopeBack(Link.Sloped link, Value dy, Value dx) {
    Map<String, Value> values = ordered("dy", dy, Symbols.DX, dx);
    values.put("x", link.x());
    return sloping(
        link,
        "activate back",
        "The derivative of prelu, for layer %s.".formatted(Comments.at(link.layer())),
        new Each(Symbols.DX, slope(Symbols.DY)),
        values);
  }

  /** What each row adds to the gradient of the slopes. */
  static RowWork slopesBack(Link.Sloped link, Value dy, Value summand) {
    Map<String, Value> values = ordered("dy", dy, "part", summand);
    values.put("x", link.x());
    return sloping(
        link,
        "slopes back",
        "What each row adds to the gradient of %s: dy min(x, 0)."
            .formatted(link.layer().alpha().name()),
        new Each("part", Exprs.mul(Symbols.DY, Exprs.min(Symbols.X, Exprs.ZERO))),
        values);
  }

  private static Expr slope(Expr of) {
    return Exprs.select(Symbols.X, Relation.GREATER, Exprs.ZERO, of, Exprs.mul(Symbols.ALPHA, of));
  }

  private static RowWork sloping(
      Link.Sloped link, String words, String comment, Each step, Map<String, Value> values) {
    return new RowWork(
            link.layer().name() + " " + words,
            List.of(comment),
            RowProgram.of(step),
            values,
            link.x().size(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .with(link.layer().alpha());
  }

  private static RowWork disturb(Link.Disturbed link) {
    Choice<Noise> noise = link.noise();
    RowProgram program =
        RowProgram.of(new Each("y", noise.entry().value().apply(noise.arguments())));
    return disturbing(
        link,
        "disturb",
        List.of(
            noise.name() + " of layer " + Comments.at(link.layer()) + ":",
            noise.entry().summary() + "."),
        program,
        ordered("x", link.x(), "y", link.y()));
  }

  /** {@code dx} from {@code dy}, with the same random numbers again. */
  static RowWork disturbBack(Link.Disturbed link, Value dy, Value dx) {
    Choice<Noise> noise = link.noise();
    RowProgram program =
        RowProgram.of(
            new Each(
                Symbols.DX,
                Exprs.mul(Symbols.DY, noise.entry().derivative().apply(noise.arguments()))));
    return disturbing(
        link,
        "disturb back",
        List.of(
            "The derivative of " + noise.name() + ", for layer " + Comments.at(link.layer()) + ".",
            "The random numbers are those of the way forward."),
        program,
        ordered("dy", dy, "dx", dx));
  }

  private static RowWork disturbing(
      Link.Disturbed link,
      String words,
      List<String> comment,
      RowProgram program,
      Map<String, Value> values) {
    return new RowWork(
        link.layer().name() + " " + words,
        comment,
        program,
        values,
        link.x().size(),
        Optional.empty(),
        Programs.reads(program, "r")
            ? Optional.of(new RowWork.RandomNumbers(link.noise().entry().draw(), link.ordinal()))
            : Optional.empty(),
        Optional.empty());
  }

  private static Map<String, Value> ordered(String a, Value first, String b, Value second) {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put(a, first);
    values.put(b, second);
    return values;
  }
}
