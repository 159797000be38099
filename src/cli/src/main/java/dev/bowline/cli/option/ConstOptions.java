package dev.bowline.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Consts of a model file that get another value. */
public final class ConstOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--const",
      paramLabel = "NAME=VALUE",
      description = "Replace a const of the file; may be given several times.")
  private final List<String> given = new ArrayList<>();

  /** The values by name. */
  public Map<String, String> consts() {
    Map<String, String> consts = new LinkedHashMap<>();
    for (String text : given) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw fault("`--const " + text + "`: expected NAME=VALUE");
      }
      String name = text.substring(0, equals);
      if (consts.put(name, text.substring(equals + 1)) != null) {
        throw fault("`--const` gives `" + name + "` twice");
      }
    }
    return consts;
  }

  private ParameterException fault(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
