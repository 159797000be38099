package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.SeedOption;
import dev.bowline.cli.option.WeightsFile;
import dev.bowline.memory.CompiledModel;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws the initial weights of a model and saves them. */
@Command(name = "init", description = "Draw the initial weights of a model and save them.")
public final class InitCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private SeedOption seed;

  @Option(
      names = "--save",
      required = true,
      paramLabel = "W",
      converter = WeightsFile.class,
      description = "The weights file to write (.safetensors).")
  private Path save;

  public InitCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    AtomicFile.require(save);
    CompiledModel compiled = new ModelReader(context).compiled(model);
    compiled.create(seed.seed(compiled.model())).save(save);
    return ExitStatus.DONE;
  }
}
