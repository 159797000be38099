package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.option.DataOptions;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.RowSource;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import picocli.CommandLine.Command;

/** From codes to rows. */
@Command(name = "decode", description = "Write what each code stands for.")
public final class DecodeCommand extends RowsCommand {
  public DecodeCommand(Context context) {
    super(context);
  }

  @Override
  RowSource rows(DataOptions data, Model model) throws IOException {
    return data.rows(model.code(), "code");
  }

  @Override
  Samples run(Autoencoder autoencoder, Model model, Samples codes) {
    float[] rows = new float[codes.rows() * model.input().size()];
    autoencoder.decode(codes.values(), rows, codes.rows());
    return shaped(rows, codes.rows(), model.input());
  }
}
