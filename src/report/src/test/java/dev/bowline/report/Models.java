package dev.bowline.report;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.diagnostic.Palette;
import dev.bowline.diagnostic.Renderer;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models to make pictures of. */
public final class Models {
  /** Names that mean something elsewhere, shapes of two axes, and three ties to one kernel. */
  public static final String ODD =
      """
      autoencoder Odd {
        input(2, 2, scaling = factor(0.5));

        layer graph  = flatten;
        layer input  = dense(3, activation = relu, use_bias = false);
        layer node   = dense(4) tied_to input;
        layer strict = dense(activation = tanh) tied_to node;
        layer noise  = gaussian_noise(0.25);
        layer edge   = dense(1);
        layer digraph = dense(3) tied_to edge;
        layer %s     = dense(4) tied_to strict;
        layer bent   = activation(tanh);
        layer n0     = reshape(2, 2);
      }
      """
          .formatted("very_long_name".repeat(18));

  private Models() {}

  /** The models of a text that has no errors. */
  public static List<Model> of(String text) {
    CompileResult result = Compiler.check(CompileRequest.of(SourceFile.of("model.ae", text)));
    if (result.hasErrors()) {
      throw new AssertionError(Renderer.render(result.diagnostics(), Palette.PLAIN));
    }
    return result.models();
  }

  /** The text of a shipped model. */
  public static String shipped(String name) {
    try {
      return Files.readString(Path.of("../../models", name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
