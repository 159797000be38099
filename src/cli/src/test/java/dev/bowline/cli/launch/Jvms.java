package dev.bowline.cli.launch;

import java.nio.file.Path;
import java.util.List;

/** JVMs that somebody may have started. */
final class Jvms {
  private Jvms() {}

  /** The one that runs the test, as if it had been started with a jar and some options. */
  static StartingJvm with(Path jar, String... options) {
    StartingJvm here = StartingJvm.current();
    return new StartingJvm(here.home(), here.version(), jar, List.of(options), 4711);
  }

  /** Of another build in the same place. */
  static StartingJvm updated(StartingJvm jvm) {
    return new StartingJvm(
        jvm.home(), jvm.version() + "+1", jvm.classPath(), jvm.options(), jvm.pid());
  }
}
