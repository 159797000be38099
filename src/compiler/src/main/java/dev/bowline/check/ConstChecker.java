package dev.bowline.check;

import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.Name;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import java.util.stream.Stream;

/** Consts whose values mean something, used or not. */
final class ConstChecker {
  private final Consts consts;
  private final Arithmetic arithmetic;
  private final Reporter reporter;

  ConstChecker(Consts consts, Reporter reporter) {
    this.consts = consts;
    this.arithmetic = new Arithmetic(consts, reporter);
    this.reporter = reporter;
  }

  void check() {
    consts.all().forEach(this::checkName);
    new ConstCycles(consts, reporter).check();
    consts
        .all()
        .filter(decl -> !consts.isBroken(decl.name().text()))
        .takeWhile(decl -> !reporter.isFull())
        .forEach(this::checkValue);
  }

  private void checkName(ConstDecl decl) {
    Name name = decl.name();
    Described.name(name.text())
        .ifPresent(
            what ->
                reporter.report(
                    Diagnostic.of(
                            Code.AE212,
                            name.span(),
                            "const %s has the name of %s".formatted(Quote.of(name.text()), what))
                        .help("choose another name")));
  }

  private void checkValue(ConstDecl decl) {
    boolean sound = isSound(decl.value());
    if (!sound) {
      consts.markBroken(decl.name().text());
    }
  }

  private boolean isSound(Value value) {
    if (Arithmetic.isNumeric(value)) {
      return arithmetic.evaluate(value).isPresent();
    }
    if (value instanceof Value.Reference reference) {
      return consts.has(reference.name().text()) || isKnown(reference.name());
    }
    if (value instanceof Value.Invocation invocation) {
      return isKnown(invocation.call().name());
    }
    if (value instanceof Value.Sequence sequence) {
      return sequence.items().stream().filter(item -> !isSound(item)).count() == 0;
    }
    return true;
  }

  private boolean isKnown(Name name) {
    if (Vocabulary.has(name.text())) {
      return true;
    }
    reporter.report(
        Diagnostic.of(Code.AE203, name.span(), "unknown name " + Quote.of(name.text()))
            .help(Suggest.help(name.text(), Stream.concat(consts.names(), Vocabulary.names()))));
    return false;
  }
}
