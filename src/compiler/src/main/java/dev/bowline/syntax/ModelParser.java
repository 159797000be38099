package dev.bowline.syntax;

import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads {@code .ae} text. */
public final class ModelParser {
  private ModelParser() {}

  /** The tree of a file; empty if a syntax error was reported. */
  public static ModelFile parse(SourceFile file, Diagnostics diagnostics) {
    Faults faults = new Faults(file, diagnostics);
    List<CommonToken> tokens = tokens(file, faults);
    Spans spans = new Spans(file);
    return tree(tokens, faults, AeParser::file)
        .map(tree -> new TreeBuilder(spans, new Docs(tokens, spans)).file(tree))
        .orElseGet(
            () -> new ModelFile(Optional.empty(), List.of(), List.of(), new Span(file, 0, 0)));
  }

  /** The tree of a single value, such as a const's from the command line; empty if faulty. */
  public static Optional<Value> parseValue(SourceFile text, Diagnostics diagnostics) {
    Faults faults = new Faults(text, diagnostics);
    return tree(tokens(text, faults), faults, AeParser::loneValue)
        .map(tree -> new ValueBuilder(new Spans(text)).value(tree.content));
  }

  /** The tokens of a text, if it is one that can be parsed; otherwise none. */
  private static List<CommonToken> tokens(SourceFile file, Faults faults) {
    if (file.text().length() > Limits.FILE) {
      faults.report(SourceReader.tooLarge(file));
      return List.of();
    }
    int nul = file.text().indexOf('\0');
    if (nul >= 0) {
      faults.report(SourceReader.nul(faults.span(nul, nul + 1)));
      return List.of();
    }
    List<CommonToken> tokens = TokenReader.read(file);
    new TokenChecks(faults).check(tokens);
    return new DepthCheck(faults).passes(tokens) ? tokens : List.of();
  }

  private static <T extends ParserRuleContext> Optional<T> tree(
      List<CommonToken> tokens, Faults faults, Function<AeParser, T> start) {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Braces braces = Braces.of(tokens, faults);
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(braces.balanced()));
    stream.fill();
    AeParser parser = new AeParser(stream);
    parser.removeErrorListeners();
    parser.setErrorHandler(new StatementRecovery(faults, braces));
    T tree = start.apply(parser);
    tree.accept(new StructureCheck(faults));
    return faults.found() ? Optional.empty() : Optional.of(tree);
  }
}
