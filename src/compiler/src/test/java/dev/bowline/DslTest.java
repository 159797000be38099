package dev.bowline;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.bowline.dsl.Models.activation;
import static dev.bowline.dsl.Models.autoencoder;
import static dev.bowline.dsl.Models.call;
import static dev.bowline.dsl.Models.dense;
import static dev.bowline.dsl.Models.file;
import static dev.bowline.dsl.Models.flag;
import static dev.bowline.dsl.Models.layer;
import static dev.bowline.dsl.Models.list;
import static dev.bowline.dsl.Models.name;
import static dev.bowline.dsl.Models.none;
import static dev.bowline.dsl.Models.number;
import static dev.bowline.dsl.Models.shape;
import static dev.bowline.dsl.Models.text;
import static dev.bowline.dsl.Models.train;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Spanless;
import dev.bowline.dsl.AutoencoderBuilder;
import dev.bowline.dsl.Term;
import dev.bowline.print.Printer;
import dev.bowline.source.Span;
import dev.bowline.syntax.Parses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Outside the package of the builder, as its users are. */
class DslTest {
  @Test
  void builderGivesTheTreeOfTheFile() {
    ModelFile built =
        file()
            .inPackage("com.example.digits")
            .constant("width", 32)
            .constant("act", "relu")
            .constant("on", true)
            .constant("rate", 0.25)
            .autoencoder(
                autoencoder("Digits")
                    .doc("A stacked\n  tied model.")
                    .input(shape(8, 8).with("scaling", call("factor").arg(0.5)))
                    .layer("noise", layer("masking_noise").arg("rate"))
                    .layer("flat", layer("flatten"))
                    .layer("hidden", dense(32).activation("act").useBias(false).doc("Wide."))
                    .layer(
                        "code",
                        dense()
                            .with("units", name("width").dividedBy(4))
                            .kernelInitializer(call("random_normal").with("stddev", 0.01)))
                    .layer("act", activation("tanh"))
                    .layer("up", dense().with("use_bias", "on").tiedTo("code"))
                    .layer("output", dense(64).activation("sigmoid").tiedTo("hidden"))
                    .bottleneck("code")
                    .train(
                        train()
                            .loss("binary_crossentropy")
                            .optimizer(call("adam").with("learning_rate", 1e-7))
                            .metrics("mean_squared_error", "mean_absolute_error")
                            .batchSize(16)
                            .epochs(50)
                            .shuffle(true)
                            .validationSplit(0.1)
                            .callbacks(
                                call("early_stopping").with("patience", 5),
                                call("csv_logger").arg(text("a \"b\".csv")))
                            .seed(-3)
                            .with("extra", list(none(), flag(false), number("1e-3"), list()))))
            .autoencoder(autoencoder("Empty"))
            .build();
    String same =
        """
        package com.example.digits;
        const width = 32; const act = relu; const on = true; const rate = 0.25;
        /** A stacked
         *   tied model. */
        autoencoder Digits {
          input(8, 8, scaling = factor(0.5));
          layer noise = masking_noise(rate);
          layer flat = flatten;
          /** Wide. */
          layer hidden = dense(32, activation = act, use_bias = false);
          layer code = dense(units = width / 4, kernel_initializer = random_normal(stddev = 0.01));
          layer act = activation(tanh);
          layer up = dense(use_bias = on) tied_to code;
          layer output = dense(64, activation = sigmoid) tied_to hidden;
          bottleneck = code;
          train {
            loss = binary_crossentropy;
            optimizer = adam(learning_rate = 1e-7);
            metrics = [mean_squared_error, mean_absolute_error];
            batch_size = 16;
            epochs = 50;
            shuffle = true;
            validation_split = 0.1;
            callbacks = [early_stopping(patience = 5), csv_logger("a \\"b\\".csv")];
            seed = -3;
            extra = [none, false, 1e-3, []];
          }
        }
        autoencoder Empty {}
        """;
    assertThat(Spanless.of(built)).isEqualTo(Spanless.of(Parses.tree(same)));
    assertThat(Spanless.of(Parses.tree(Printer.print(built)))).isEqualTo(Spanless.of(built));
  }

  @Test
  void slopesAreBuiltAsTheyAreWritten() {
    ModelFile built =
        file()
            .autoencoder(
                autoencoder("Sloped")
                    .input(shape(4))
                    .layer("code", dense(2))
                    .layer("bent", layer("prelu"))
                    .layer(
                        "again",
                        layer("prelu")
                            .with("alpha_initializer", call("constant").arg(0.25))
                            .with("alpha_constraint", "non_neg"))
                    .layer("output", dense(4).tiedTo("code")))
            .build();
    String same =
        """
        autoencoder Sloped {
          input(4);
          layer code = dense(2);
          layer bent = prelu;
          layer again = prelu(alpha_initializer = constant(0.25), alpha_constraint = non_neg);
          layer output = dense(4) tied_to code;
        }
        """;
    assertThat(Spanless.of(built)).isEqualTo(Spanless.of(Parses.tree(same)));
    assertThat(Spanless.of(Parses.tree(Printer.print(built)))).isEqualTo(Spanless.of(built));
  }

  @Test
  void numbersOfJavaCanBeWrittenAndReadBack() {
    double[] numbers = {
      0.0,
      -0.0,
      1.0,
      -2.5,
      0.1,
      1e-5,
      1e-300,
      1e15,
      1e22,
      123456789.125,
      Double.MAX_VALUE,
      Double.MIN_VALUE
    };
    for (double number : numbers) {
      ModelFile built = file().constant("x", number).build();
      assertThat(Spanless.of(Parses.tree(Printer.print(built)))).isEqualTo(Spanless.of(built));
    }
    assertThat(printed(number(1e6).plus(number(Long.MIN_VALUE)).times(0.5).minus(2).negated()))
        .isEqualTo("-((1000000 + -9223372036854775808) * 0.5 - 2)");
    assertThat(printed(number(0.00001))).isEqualTo("0.00001");
  }

  private static String printed(Term term) {
    return Printer.print(term.value());
  }

  @Test
  void everyPartKnowsTheLineThatMadeIt() {
    int here = StackWalker.getInstance().walk(s -> s.findFirst()).orElseThrow().getLineNumber();
    ModelFile built =
        autoencoder("A") // here + 2
            .input(3) // here + 3
            .layer("x", dense(2).activation("relu").tiedTo("y")) // here + 4
            .build();
    LayerDecl layer = (LayerDecl) built.autoencoders().get(0).members().get(1);
    assertPlace(built.autoencoders().get(0).span(), here + 2);
    assertPlace(built.autoencoders().get(0).members().get(0).span(), here + 3);
    assertPlace(layer.name().span(), here + 4);
    assertPlace(layer.tie().orElseThrow().target().span(), here + 4);
    assertPlace(layer.kind().arguments().get(1).value().span(), here + 4);
  }

  private static void assertPlace(Span span, int line) {
    assertThat(span.toString()).isEqualTo("DslTest.java:" + line + ":1");
  }

  @Test
  void builderIsNotChangedByItsCalls() {
    AutoencoderBuilder model = autoencoder("A").input(3);
    ModelFile before = model.build();
    model.layer("x", dense(3)).bottleneck("x").doc("changed");
    assertThat(Spanless.of(model.build())).isEqualTo(Spanless.of(before));
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    refused(() -> autoencoder("two words"));
    refused(() -> autoencoder(""));
    refused(() -> autoencoder("caf\u00e9"));
    refused(() -> autoencoder("a".repeat(256)));
    refused(() -> name("true"));
    refused(() -> call("none"));
    refused(() -> dense(3).with("false", 3));
    refused(() -> file().constant("none", 3));
    refused(() -> file().inPackage("a..b"));
    refused(() -> autoencoder("A").with("layer", 3));
    refused(() -> number(Double.NaN));
    refused(() -> number(Double.POSITIVE_INFINITY));
    refused(() -> number("-1"));
    refused(() -> number("1e99999"));
    refused(() -> text("two\nlines"));
    refused(() -> dense(3).doc("*/"));
    refused(() -> dense(3).with("a", 3).arg(4));
    refused(() -> deep(101));
  }

  private static void refused(Executable step) {
    assertThrows(IllegalArgumentException.class, step);
  }

  @Test
  void deepestTermsCanBeReadBack() {
    ModelFile built = file().constant("x", deep(100)).build();
    assertWithMessage("deep").that(Parses.tree(Printer.print(built)).consts()).hasSize(1);
  }

  private static Term deep(int operations) {
    Term term = name("x");
    for (int i = 0; i < operations; i++) {
      term = i % 2 == 0 ? term.plus(name("y")) : name("z").times(term);
    }
    return term;
  }
}
