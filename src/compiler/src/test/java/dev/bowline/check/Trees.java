package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.Call;
import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.InputDecl;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Member;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Name;
import dev.bowline.ast.Tie;
import dev.bowline.ast.Value;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Trees without text; each part has a place of its own. */
final class Trees {
  private static final SourceFile FILE = SourceFile.of("model.ae", "");
  private int at;

  Span span() {
    at++;
    return new Span(FILE, at, at + 1);
  }

  Name name(String text) {
    return new Name(text, span());
  }

  Value number(String text) {
    return new Value.Number(text, span());
  }

  Value reference(String text) {
    return new Value.Reference(name(text), span());
  }

  Value arithmetic(Value left, Value.Operator operator, Value right) {
    return new Value.Arithmetic(operator, left, right, span());
  }

  Argument argument(Value value) {
    return new Argument(Optional.empty(), value, span());
  }

  Argument argument(String name, Value value) {
    return new Argument(Optional.of(name(name)), value, span());
  }

  InputDecl input(Argument... arguments) {
    return new InputDecl(span(), List.of(arguments), span());
  }

  LayerDecl layer(String name, String kind, Argument... arguments) {
    return new LayerDecl(
        Optional.empty(), name(name), call(kind, arguments), Optional.empty(), span());
  }

  LayerDecl tied(String name, String target, String kind, Argument... arguments) {
    return new LayerDecl(
        Optional.empty(),
        name(name),
        call(kind, arguments),
        Optional.of(new Tie(name(target), span())),
        span());
  }

  private Call call(String kind, Argument... arguments) {
    return new Call(name(kind), List.of(arguments), span());
  }

  ModelFile file(List<ConstDecl> consts, Member... members) {
    AutoencoderDecl decl =
        new AutoencoderDecl(Optional.empty(), name("Tiny"), Stream.of(members).toList(), span());
    return new ModelFile(Optional.empty(), consts, List.of(decl), span());
  }
}
