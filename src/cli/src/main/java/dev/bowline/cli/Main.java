package dev.bowline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where the JVM starts. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Console.Reader reader = Terminal.reader();
    Console console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            charset(reader),
            reader);
    Context context = new Context(console, new BuiltInToolchain(), new ShutdownInterrupts());
    System.exit(new CommandLineRunner(context).run(args));
  }

  /** A terminal's own; files and programs get UTF-8 on every machine. */
  private static Charset charset(Console.Reader reader) {
    return reader == Console.Reader.TERMINAL ? System.console().charset() : StandardCharsets.UTF_8;
  }
}
