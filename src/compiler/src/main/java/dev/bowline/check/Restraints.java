package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.AnglePenalty;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Constraint;
import dev.bowline.catalog.ContractionPenalty;
import dev.bowline.catalog.CovariancePenalty;
import dev.bowline.catalog.Elementwise;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Regularizer;
import dev.bowline.catalog.Regularizer.Place;
import dev.bowline.diagnostic.Alternatives;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Parameter.Role;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** Reads the penalties and constraints of a layer, and reports those that do not suit. */
final class Restraints {
  private final Reporter reporter;
  private final ArrayLimit limit;

  Restraints(Reporter reporter) {
    this.reporter = reporter;
    this.limit = new ArrayLimit(reporter);
  }

  /** The penalty on a weight, if one is given that suits. */
  Optional<Choice<Regularizer>> regularizer(Draft draft, Role role, int rows, int columns) {
    String argument = role.title() + "_regularizer";
    return regularizer(draft, argument, place(role))
        .filter(
            chosen ->
                !(chosen.entry() instanceof AnglePenalty)
                    || hasAngles(draft, argument, chosen, rows, columns));
  }

  /** What a penalty on a tensor is on. */
  static Place place(Role role) {
    return switch (role) {
      case KERNEL -> Place.KERNEL;
      case BIAS -> Place.BIAS;
      case SLOPES -> Place.SLOPES;
    };
  }

  /** An angle is between two. */
  private boolean hasAngles(
      Draft draft, String argument, Choice<Regularizer> chosen, int rows, int columns) {
    String mode = chosen.arguments().word("mode");
    int vectors = AnglePenalty.isOfRows(chosen.arguments()) ? rows : columns;
    Span place = written(draft, argument);
    if (vectors == 1) {
      reporter.report(
          Diagnostic.of(
              Code.AE512,
              place,
              "%s compares %s, and the kernel is %d x %d"
                  .formatted(Quote.of(chosen.name()), mode, rows, columns)));
      return false;
    }
    return limit.allows(List.of(vectors, vectors), place);
  }

  /** The penalty on what the layer gives, if one is given that suits. */
  Optional<Choice<Regularizer>> activityRegularizer(
      Draft draft, int units, Choice<Activation> activation) {
    return regularizer(draft, "activity_regularizer", Place.ACTIVITY)
        .filter(
            chosen ->
                !(chosen.entry() instanceof CovariancePenalty)
                    || limit.allows(List.of(units, units), written(draft, "activity_regularizer")))
        .filter(
            chosen ->
                !(chosen.entry() instanceof AnglePenalty)
                    || AnglePenalty.isOfRows(chosen.arguments())
                    || hasAngles(draft, chosen, units))
        .filter(
            chosen ->
                !(chosen.entry() instanceof ContractionPenalty)
                    || isElementwise(draft, chosen.name(), activation));
  }

  /** Between units; how many rows there are is not known here. */
  private boolean hasAngles(Draft draft, Choice<Regularizer> chosen, int units) {
    Span place = written(draft, "activity_regularizer");
    if (units == 1) {
      reporter.report(
          Diagnostic.of(
              Code.AE512,
              place,
              "%s compares columns, and the layer has one unit"
                  .formatted(Quote.of(chosen.name()))));
      return false;
    }
    return limit.allows(List.of(units, units), place);
  }

  /** Only then has the Jacobian the closed form that is differentiated. */
  private boolean isElementwise(Draft draft, String penalty, Choice<Activation> activation) {
    if (activation.entry() instanceof Elementwise) {
      return true;
    }
    reporter.report(
        Diagnostic.of(
                Code.AE514,
                written(draft, "activity_regularizer"),
                "%s needs an activation that treats each unit alone".formatted(Quote.of(penalty)))
            .with(written(draft, "activation"), "looks at a whole row")
            .help("leave the penalty out, or choose an activation such as `sigmoid` or `tanh`"));
    return false;
  }

  private Optional<Choice<Regularizer>> regularizer(Draft draft, String argument, Place place) {
    Optional<Choice<Regularizer>> given =
        draft.bound().arguments().choice(argument, Regularizer.class);
    if (given.isEmpty() || given.get().entry().places().contains(place)) {
      return given;
    }
    List<String> others =
        Catalog.of(Family.REGULARIZER).stream()
            .map(Regularizer.class::cast)
            .filter(other -> other.places().contains(place))
            .map(Entry::name)
            .toList();
    String name = given.get().name();
    reporter.report(
        Diagnostic.of(
                Code.AE512,
                written(draft, argument),
                "%s is no penalty on %s".formatted(Quote.of(name), place.words()))
            .help("%s takes %s".formatted(Quote.of(argument), Alternatives.quoted(others))));
    return Optional.empty();
  }

  /** What a weight must keep, if something is given that suits. */
  Optional<Choice<Constraint>> constraint(Draft draft, Role role) {
    String argument = role.title() + "_constraint";
    Optional<Choice<Constraint>> given =
        draft.bound().arguments().choice(argument, Constraint.class);
    boolean hasAxis =
        given
            .filter(c -> role != Role.KERNEL)
            .flatMap(c -> c.arguments().value(Constraint.AXIS))
            .filter(axis -> (Long) axis > 0)
            .isEmpty();
    if (hasAxis) {
      return given;
    }
    reporter.report(
        Diagnostic.of(
                Code.AE512,
                written(draft, argument),
                "%s has one axis, and %s is to take the norm over a second"
                    .formatted(place(role).words(), Quote.of(given.get().name())))
            .help("leave `axis` out: the norm is then that of the whole " + role.title()));
    return Optional.empty();
  }

  private static Span written(Draft draft, String argument) {
    return draft.bound().written(argument).map(Argument::value).orElseThrow().span();
  }
}
