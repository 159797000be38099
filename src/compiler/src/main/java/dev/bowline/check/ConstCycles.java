package dev.bowline.check;

import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Consts that need each other have no values. */
final class ConstCycles {
  private final Consts consts;
  private final Reporter reporter;

  /** By name: true while its walk is under way, false when it is done. */
  private final Map<String, Boolean> walked = new HashMap<>();

  ConstCycles(Consts consts, Reporter reporter) {
    this.consts = consts;
    this.reporter = reporter;
  }

  void check() {
    consts.all().map(ConstDecl::name).forEach(name -> walk(name.text()));
  }

  /** Depth first, with a stack of its own: a chain of consts may be as long as a file. */
  private void walk(String start) {
    Deque<Step> path = new ArrayDeque<>();
    enter(start, path);
    while (!path.isEmpty()) {
      Step step = path.getLast();
      if (!step.open.hasNext()) {
        walked.put(step.name, false);
        path.removeLast();
        continue;
      }
      Map.Entry<String, Span> next = step.open.next();
      if (Boolean.TRUE.equals(walked.get(next.getKey()))) {
        report(path, next.getKey(), next.getValue());
      } else {
        enter(next.getKey(), path);
      }
    }
  }

  private void enter(String name, Deque<Step> path) {
    if (walked.putIfAbsent(name, true) == null) {
      path.addLast(new Step(name, needs(consts.value(name)).entrySet().iterator()));
    }
  }

  private void report(Deque<Step> path, String first, Span closing) {
    List<String> cycle = new ArrayList<>();
    path.stream().map(Step::name).dropWhile(name -> !name.equals(first)).forEach(cycle::add);
    cycle.forEach(consts::markBroken);
    reporter.report(diagnostic(cycle, closing), consts.value(first).span());
  }

  private Diagnostic diagnostic(List<String> cycle, Span closing) {
    String first = Quote.of(cycle.get(0));
    if (cycle.size() == 1) {
      return Diagnostic.of(Code.AE211, closing, "const %s needs itself".formatted(first));
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.AE211,
                closing,
                "const %s needs itself, through %s"
                    .formatted(first, Quote.of(cycle.get(cycle.size() - 1))))
            .labelled("this leads back to %s".formatted(first));
    for (int i = 0; i + 1 < cycle.size(); i++) {
      Span place = needs(consts.value(cycle.get(i))).get(cycle.get(i + 1));
      fault =
          fault.with(
              place, "%s needs %s".formatted(Quote.of(cycle.get(i)), Quote.of(cycle.get(i + 1))));
    }
    return fault;
  }

  /** The consts that a value names, each with the first place. */
  private Map<String, Span> needs(Value value) {
    Map<String, Span> found = new LinkedHashMap<>();
    Deque<Value> open = new ArrayDeque<>();
    open.push(value);
    while (!open.isEmpty()) {
      Value at = open.pop();
      if (at instanceof Value.Reference reference && consts.has(reference.name().text())) {
        found.putIfAbsent(reference.name().text(), reference.span());
      }
      parts(at).forEach(open::push);
    }
    return found;
  }

  private static List<Value> parts(Value value) {
    if (value instanceof Value.Negation negation) {
      return List.of(negation.operand());
    }
    if (value instanceof Value.Arithmetic arithmetic) {
      return List.of(arithmetic.right(), arithmetic.left());
    }
    if (value instanceof Value.Sequence sequence) {
      return sequence.items();
    }
    if (value instanceof Value.Invocation invocation) {
      return invocation.call().arguments().stream().map(argument -> argument.value()).toList();
    }
    return List.of();
  }

  private record Step(String name, Iterator<Map.Entry<String, Span>> open) {}
}
