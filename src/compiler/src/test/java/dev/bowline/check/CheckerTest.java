package dev.bowline.check;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.model.Dense;
import dev.bowline.model.Model;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.model.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private final Trees trees = new Trees();
  private final Diagnostics diagnostics = new Diagnostics();

  private Model model(ModelFile file) {
    List<Model> models = Checker.check(file, "com.example", Map.of(), diagnostics);
    assertThat(diagnostics.hasErrors()).isFalse();
    return models.get(0);
  }

  private List<Code> codes(ModelFile file) {
    Checker.check(file, "", Map.of(), diagnostics);
    return diagnostics.sorted().stream().map(Diagnostic::code).toList();
  }

  private ModelFile fourTwoFour() {
    return trees.file(
        List.of(),
        trees.input(trees.argument(trees.number("4"))),
        trees.layer("code", "dense", trees.argument(trees.number("2"))),
        trees.tied("output", "code", "dense"));
  }

  @Test
  void tiedLayerReadsTheOwnersKernelTransposed() {
    Model model = model(fourTwoFour());
    Dense output = (Dense) model.layers().get(1);
    assertThat(output.kernel().orientation()).isEqualTo(Orientation.TRANSPOSED);
    assertThat(output.kernel().kernel().layer()).isEqualTo("code");
    assertThat(output.output()).isEqualTo(Shape.vector(4));
    assertThat(model.parameters().stream().mapToInt(Parameter::size).sum()).isEqualTo(14);
  }

  @Test
  void defaultsOfTheTrainBlockAreKeras() {
    Model model = model(fourTwoFour());
    assertThat(model.training().optimizer().name()).isEqualTo("adam");
    assertThat(model.training().optimizer().arguments().real("learning_rate")).isEqualTo(0.001);
    assertThat(model.training().batchSize()).isEqualTo(32);
    assertThat(model.className()).isEqualTo("com.example.Tiny");
  }

  @Test
  void twoTransposesAreNoTranspose() {
    Model model =
        model(
            trees.file(
                List.of(),
                trees.input(trees.argument(trees.number("4"))),
                trees.layer("a", "dense", trees.argument(trees.number("2"))),
                trees.tied("b", "a", "dense"),
                trees.tied("c", "b", "dense"),
                trees.tied("d", "c", "dense")));
    Dense c = (Dense) model.layers().get(2);
    assertThat(c.kernel().orientation()).isEqualTo(Orientation.AS_STORED);
    assertThat(c.kernel().kernel().layer()).isEqualTo("a");
    assertThat(c.tiedTo()).hasValue("b");
    assertThat(model.bottleneck()).isEqualTo("a");
  }

  @Test
  void activationLayersBehindTheBottleneckBelongToTheCode() {
    Model model =
        model(
            trees.file(
                List.of(),
                trees.input(trees.argument(trees.number("4"))),
                trees.layer("noise", "dropout", trees.argument(trees.number("0.5"))),
                trees.layer("code", "dense", trees.argument(trees.number("2"))),
                trees.layer("bend", "activation", trees.argument(trees.reference("relu"))),
                trees.tied("output", "code", "dense")));
    assertThat(model.bottleneck()).isEqualTo("code");
    assertThat(model.codeLayers()).isEqualTo(3);
  }

  @Test
  void aConstThatIsReplacedGivesTheNewValue() {
    ModelFile file =
        trees.file(
            List.of(new ConstDecl(trees.name("width"), trees.number("2"), trees.span())),
            trees.input(trees.argument(trees.number("4"))),
            trees.layer("code", "dense", trees.argument(trees.reference("width"))),
            trees.tied("output", "code", "dense"));
    Map<String, Value> replaced = Map.of("width", trees.number("3"));
    List<Model> models = Checker.check(file, "", replaced, diagnostics);
    assertThat(models.get(0).code()).isEqualTo(Shape.vector(3));
  }

  @Test
  void anUnknownKindHasNoEchoes() {
    ModelFile file =
        trees.file(
            List.of(),
            trees.input(trees.argument(trees.number("4"))),
            trees.layer("code", "dens", trees.argument(trees.number("2"))),
            trees.tied("output", "code", "dense"));
    assertThat(codes(file)).containsExactly(Code.AE201);
  }

  @Test
  void aSumAsLongAsAFileIsCalculated() {
    Value sum = trees.number("1");
    for (int i = 1; i < 50_000; i++) {
      sum = trees.arithmetic(sum, Value.Operator.PLUS, trees.number("1"));
    }
    ModelFile file =
        trees.file(
            List.of(),
            trees.input(trees.argument(trees.number("50000"))),
            trees.layer("code", "dense", trees.argument(trees.number("2"))),
            trees.layer("output", "dense", trees.argument(sum)));
    assertThat(model(file).layers().get(1).output()).isEqualTo(Shape.vector(50_000));
  }

  @Test
  void deepNestingIsAnErrorInsteadOfAnOverflow() {
    Value deep = trees.number("1");
    for (int i = 0; i < 50_000; i++) {
      deep = trees.arithmetic(trees.number("1"), Value.Operator.PLUS, deep);
    }
    ModelFile file =
        trees.file(
            List.of(),
            trees.input(trees.argument(trees.number("4"))),
            trees.layer("code", "dense", trees.argument(trees.number("2"))),
            trees.layer("output", "dense", trees.argument(deep)));
    assertThat(codes(file)).containsExactly(Code.AE511);
  }

  @Test
  void aFileFullOfFaultsIsCutShort() {
    List<ConstDecl> consts =
        IntStream.range(0, 40_000)
            .mapToObj(
                i ->
                    new ConstDecl(
                        trees.name("known" + i), trees.reference("unknown" + i), trees.span()))
            .toList();
    ModelFile file =
        trees.file(
            consts,
            trees.input(trees.argument(trees.number("4"))),
            trees.layer("output", "dense", trees.argument(trees.number("4"))));
    assertThat(codes(file)).hasSize(1_000);
  }
}
