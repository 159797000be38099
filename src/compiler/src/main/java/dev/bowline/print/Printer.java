package dev.bowline.print;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.InputDecl;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Member;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.PackageDecl;
import dev.bowline.ast.Setting;
import dev.bowline.ast.TrainDecl;
import dev.bowline.ast.Value;
import dev.bowline.layout.Layout;

/** Writes a tree as {@code .ae} text in its canonical layout. Parsed, it is the same tree again. */
public final class Printer {
  private final Pieces pieces = new Pieces();
  private final ValueWriter values = new ValueWriter(pieces);

  private Printer() {}

  /** The text of a whole file; it ends with a line end unless it is empty. */
  public static String print(ModelFile file) {
    Printer printer = new Printer();
    printer.write(file);
    return Layout.of(printer.pieces.list());
  }

  /** The text of a single value. */
  public static String print(Value value) {
    Printer printer = new Printer();
    printer.values.write(value);
    return Layout.line(printer.pieces.list());
  }

  private void write(ModelFile file) {
    file.packageDecl().ifPresent(this::write);
    file.consts().forEach(this::write);
    file.autoencoders().forEach(this::write);
  }

  private void write(PackageDecl line) {
    pieces.word("package").word(line.parts().get(0));
    line.parts().stream().skip(1).forEach(part -> pieces.symbol(".").word(part));
    pieces.symbol(";");
  }

  private void write(ConstDecl constant) {
    pieces.word("const").word(constant.name()).symbol("=");
    values.write(constant.value());
    pieces.symbol(";");
  }

  private void write(AutoencoderDecl autoencoder) {
    autoencoder.doc().ifPresent(pieces::doc);
    pieces.word("autoencoder").word(autoencoder.name()).symbol("{");
    autoencoder.members().forEach(this::write);
    pieces.symbol("}");
  }

  private void write(Member member) {
    if (member instanceof InputDecl input) {
      pieces.word("input");
      values.write(input.arguments());
      pieces.symbol(";");
    } else if (member instanceof LayerDecl layer) {
      write(layer);
    } else if (member instanceof Setting setting) {
      write(setting);
    } else if (member instanceof TrainDecl train) {
      pieces.word("train").symbol("{");
      train.settings().forEach(this::write);
      pieces.symbol("}");
    } else {
      throw new AssertionError(member);
    }
  }

  private void write(LayerDecl layer) {
    layer.doc().ifPresent(pieces::doc);
    pieces.word("layer").word(layer.name()).symbol("=").word(layer.kind().name());
    if (!layer.kind().arguments().isEmpty()) {
      values.write(layer.kind().arguments());
    }
    layer.tie().ifPresent(tie -> pieces.word("tied_to").word(tie.target()));
    pieces.symbol(";");
  }

  private void write(Setting setting) {
    pieces.word(setting.name()).symbol("=");
    values.write(setting.value());
    pieces.symbol(";");
  }
}
