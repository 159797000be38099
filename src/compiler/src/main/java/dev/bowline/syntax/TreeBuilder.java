package dev.bowline.syntax;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.Call;
import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.InputDecl;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Member;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.PackageDecl;
import dev.bowline.ast.Setting;
import dev.bowline.ast.Tie;
import dev.bowline.ast.TrainDecl;
import dev.bowline.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model file from a sound parse tree. */
final class TreeBuilder {
  private final Spans spans;
  private final Docs docs;
  private final ValueBuilder values;

  TreeBuilder(Spans spans, Docs docs) {
    this.spans = spans;
    this.docs = docs;
    values = new ValueBuilder(spans);
  }

  ModelFile file(AeParser.FileContext context) {
    Optional<PackageDecl> packageDecl = Optional.empty();
    List<ConstDecl> consts = new ArrayList<>();
    List<AutoencoderDecl> autoencoders = new ArrayList<>();
    for (AeParser.DeclarationContext declaration : context.declarations) {
      if (declaration instanceof AeParser.PackageDeclarationContext one) {
        packageDecl = Optional.of(packageDecl(one.decl));
      } else if (declaration instanceof AeParser.ConstDeclarationContext one) {
        consts.add(constDecl(one.decl));
      } else if (declaration instanceof AeParser.AutoencoderDeclarationContext one) {
        autoencoders.add(autoencoder(one.decl));
      } else {
        throw new AssertionError(declaration);
      }
    }
    Span whole = new Span(spans.file(), 0, spans.file().text().length());
    return new ModelFile(packageDecl, consts, autoencoders, whole);
  }

  private PackageDecl packageDecl(AeParser.PackageDeclContext context) {
    return new PackageDecl(context.parts.stream().map(values::name).toList(), spans.of(context));
  }

  private ConstDecl constDecl(AeParser.ConstDeclContext context) {
    return new ConstDecl(values.name(context.id), values.value(context.content), spans.of(context));
  }

  private AutoencoderDecl autoencoder(AeParser.AutoencoderContext context) {
    return new AutoencoderDecl(
        docs.before(context.getStart()),
        values.name(context.head.id),
        context.members.stream().map(this::member).toList(),
        spans.of(context));
  }

  private Member member(AeParser.MemberContext context) {
    if (context instanceof AeParser.InputMemberContext member) {
      return input(member.content);
    }
    if (context instanceof AeParser.LayerMemberContext member) {
      return layer(member.content);
    }
    if (context instanceof AeParser.TrainMemberContext member) {
      return train(member.content);
    }
    if (context instanceof AeParser.PropertyMemberContext member) {
      return property(member.content);
    }
    throw new AssertionError(context);
  }

  private InputDecl input(AeParser.InputDeclContext context) {
    return new InputDecl(
        spans.of(context.getStart()), values.arguments(context.list), spans.of(context));
  }

  private LayerDecl layer(AeParser.LayerDeclContext context) {
    return new LayerDecl(
        docs.before(context.getStart()),
        values.name(context.id),
        kind(context.content),
        Optional.ofNullable(context.link).map(this::tie),
        spans.of(context));
  }

  private Call kind(AeParser.KindContext context) {
    return new Call(
        values.name(context.id),
        Optional.ofNullable(context.list).map(values::arguments).orElse(List.of()),
        spans.of(context));
  }

  private Tie tie(AeParser.TieContext context) {
    return new Tie(values.name(context.target), spans.of(context));
  }

  private TrainDecl train(AeParser.TrainDeclContext context) {
    return new TrainDecl(
        spans.of(context.getStart()),
        context.settings.stream().map(this::setting).toList(),
        spans.of(context));
  }

  private Setting property(AeParser.PropertyContext context) {
    return new Setting(values.name(context.id), values.value(context.content), spans.of(context));
  }

  private Setting setting(AeParser.SettingContext context) {
    return new Setting(values.name(context.id), values.value(context.content), spans.of(context));
  }
}
