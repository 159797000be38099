package dev.bowline.cli.command;

import dev.bowline.GeneratedClass;
import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.KernelsOption;
import dev.bowline.cli.option.ModelFilesOptions;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the Java source of each model; files that would not change are left alone. */
@Command(name = "generate", description = "Write the Java class of each model.")
public final class GenerateCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelFilesOptions models;
  @Mixin private KernelsOption kernels;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The source root to write to; made if it is missing.")
  private Path out;

  public GenerateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    ModelReader reader = new ModelReader(context);
    for (GeneratedClass generated :
        reader.classes(models.files(), models.consts(), kernels.targets())) {
      write(generated);
    }
    return ExitStatus.DONE;
  }

  private void write(GeneratedClass generated) throws IOException {
    Path target = out.resolve(generated.path());
    Files.createDirectories(target.getParent());
    if (AtomicFile.update(target, generated.source().getBytes(StandardCharsets.UTF_8))) {
      context.console().out().println("wrote " + target);
    }
  }
}
