package dev.bowline.cli;

import dev.bowline.cli.launch.ArchiveMaker;
import dev.bowline.cli.launch.Launcher;
import dev.bowline.cli.launch.ParentWatch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Where the JVM starts. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    System.exit(status(args));
  }

  private static int status(String... args) throws IOException {
    String rehearsal = System.getProperty(ArchiveMaker.REHEARSAL);
    if (rehearsal != null) {
      return new Rehearsal(Path.of(rehearsal)).run();
    }
    if (Commands.runGeneratedCode(args)) {
      OptionalInt status = Launcher.run(args);
      if (status.isPresent()) {
        return status.getAsInt();
      }
      ParentWatch.start();
    }
    return run(args);
  }

  private static int run(String... args) {
    Console.Reader reader = Terminal.reader();
    Console console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            charset(reader),
            reader);
    Context context = new Context(console, new BuiltInToolchain(), new ShutdownInterrupts());
    return new CommandLineRunner(context).run(args);
  }

  /** A terminal's own; files and programs get UTF-8 on every machine. */
  private static Charset charset(Console.Reader reader) {
    return reader == Console.Reader.TERMINAL ? System.console().charset() : StandardCharsets.UTF_8;
  }
}
