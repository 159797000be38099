package dev.bowline.print;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.InputDecl;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Member;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Setting;
import dev.bowline.ast.TrainDecl;
import dev.bowline.ast.Value;

/** Writes a tree as {@code .ae} text in its canonical layout. Parsed, it is the same tree again. */
public final class Printer {
  private final Lines lines = new Lines();

  private Printer() {}

  /** The text of a whole file; it ends with a line end unless it is empty. */
  public static String print(ModelFile file) {
    Printer printer = new Printer();
    printer.write(file);
    return printer.lines.toString();
  }

  /** The text of a single value. */
  public static String print(Value value) {
    return ValueText.of(value);
  }

  private void write(ModelFile file) {
    file.packageDecl().ifPresent(line -> lines.add("package " + line.text() + ";"));
    lines.gap();
    for (ConstDecl constant : file.consts()) {
      lines.add("const " + constant.name() + " = " + ValueText.of(constant.value()) + ";");
    }
    for (AutoencoderDecl autoencoder : file.autoencoders()) {
      lines.gap();
      write(autoencoder);
    }
  }

  private void write(AutoencoderDecl autoencoder) {
    autoencoder.doc().ifPresent(lines::add);
    lines.open("autoencoder " + autoencoder.name());
    Class<?> previous = null;
    for (Member member : autoencoder.members()) {
      if (member.getClass() != previous) {
        lines.gap();
      }
      write(member);
      previous = member.getClass();
    }
    lines.close();
  }

  private void write(Member member) {
    if (member instanceof InputDecl input) {
      lines.add("input(" + ValueText.of(input.arguments()) + ");");
    } else if (member instanceof LayerDecl layer) {
      write(layer);
    } else if (member instanceof Setting setting) {
      write(setting);
    } else if (member instanceof TrainDecl train) {
      lines.open("train");
      train.settings().forEach(this::write);
      lines.close();
    } else {
      throw new AssertionError(member);
    }
  }

  private void write(LayerDecl layer) {
    if (layer.doc().isPresent()) {
      lines.gap();
    }
    layer.doc().ifPresent(lines::add);
    String arguments =
        layer.kind().arguments().isEmpty()
            ? ""
            : "(" + ValueText.of(layer.kind().arguments()) + ")";
    String tie = layer.tie().map(to -> " tied_to " + to.target()).orElse("");
    lines.add("layer " + layer.name() + " = " + layer.kind().name() + arguments + tie + ";");
  }

  private void write(Setting setting) {
    lines.add(setting.name() + " = " + ValueText.of(setting.value()) + ";");
  }
}
