package dev.bowline.report.diagram;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.model.Model;
import dev.bowline.report.Models;
import dev.bowline.report.Program;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ModelPicturesTest {
  private static final List<Model> DIGITS = Models.of(Models.shipped("digits.ae"));
  private static final List<Model> ODD = Models.of(Models.ODD);

  @TempDir Path folder;

  @Test
  void svgHasABoxForEachLayerAndAnArcForEachTie() throws Exception {
    Document svg = parsed(ModelPictures.svg(DIGITS));
    assertThat(ofClass(svg, "bl-box")).hasSize(1 + 4);
    assertThat(ofClass(svg, "bl-arc")).hasSize(2);
    assertThat(texts(svg))
        .containsAtLeast(
            "hidden",
            "dense, relu",
            "2,080 parameters",
            "tied to hidden.kernel, transposed",
            "input 64, code 8, 2,440 parameters");
  }

  @Test
  void learnedSlopesAreWeights() throws Exception {
    String text =
        Models.shipped("digits.ae").replace("layer output", "layer bent = prelu; layer output");
    assertThat(texts(parsed(ModelPictures.svg(Models.of(text)))))
        .containsAtLeast("bent", "prelu", "32 parameters");
    List<Diagram.Role> roles =
        Diagram.of(Models.of(text).get(0)).boxes().stream().map(Diagram.Box::role).toList();
    assertThat(roles.get(4)).isEqualTo(Diagram.Role.WEIGHTS);
  }

  @Test
  void everyUserOfAKernelGetsAnArcFromItsOwnerInTheKernelsColour() throws Exception {
    Document svg = parsed(ModelPictures.svg(ODD));
    List<String> classes =
        ofClass(svg, "bl-arc").stream().map(arc -> arc.getAttribute("class")).toList();
    assertThat(classes)
        .containsExactly(
            "bl-arc bl-kernel0", "bl-arc bl-kernel0", "bl-arc bl-kernel1", "bl-arc bl-kernel0")
        .inOrder();
    // The transpose of a transpose is the kernel as it is.
    assertThat(texts(svg))
        .containsAtLeast("tied to input.kernel, transposed", "tied to input.kernel");
  }

  @Test
  void arcsThatOverlapRunInDifferentLanes() {
    List<Diagram.Tie> ties = Diagram.of(ODD.get(0)).ties();
    List<Integer> lanes = Lanes.of(ties);
    for (int one = 0; one < ties.size(); one++) {
      for (int other = 0; other < one; other++) {
        boolean apart =
            ties.get(one).user() < ties.get(other).owner()
                || ties.get(other).user() < ties.get(one).owner();
        assertThat(apart || !lanes.get(one).equals(lanes.get(other))).isTrue();
      }
    }
  }

  @Test
  void nothingIsDrawnOutsideOfThePicture() throws Exception {
    for (List<Model> models : List.of(DIGITS, ODD)) {
      Document svg = parsed(ModelPictures.svg(models));
      double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
      for (Element box : ofClass(svg, "bl-box")) {
        double x = Double.parseDouble(box.getAttribute("x"));
        assertThat(x).isAtLeast(0.0);
        assertThat(x + Double.parseDouble(box.getAttribute("width"))).isAtMost(width);
      }
      for (Element arc : ofClass(svg, "bl-arc")) {
        assertWithMessage(arc.getAttribute("d")).that(rightmost(arc)).isAtMost(width);
      }
    }
  }

  @Test
  void severalModelsAreOneDocument() throws Exception {
    List<Model> both = new ArrayList<>(DIGITS);
    both.addAll(ODD);
    assertThat(texts(parsed(ModelPictures.svg(both)))).containsAtLeast("Digits", "Odd");
  }

  @Test
  void svgIsSelfContained() {
    String svg = ModelPictures.svg(DIGITS);
    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContainMatch("http|href|url\\(|@import|<script|<!");
    assertThat(svg).contains("prefers-color-scheme: dark");
  }

  @Test
  void graphvizReadsEveryNodeAndEdge() throws Exception {
    Program.require("dot");
    Path file = Files.writeString(folder.resolve("odd.dot"), ModelPictures.dot(ODD));
    String plain = Program.run(folder, List.of("dot", "-Tplain", file.toString()));
    int boxes = 1 + ODD.get(0).layers().size();
    assertThat(plain.lines().filter(line -> line.startsWith("node "))).hasSize(boxes);
    // A chain, and four ties.
    assertThat(plain.lines().filter(line -> line.startsWith("edge "))).hasSize(boxes - 1 + 4);
    assertThat(plain).contains("digraph\\ndense, linear");
    assertThat(plain).contains("edge.kernel, transposed");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> ofClass(Document svg, String name) {
    List<Element> found = new ArrayList<>();
    NodeList all = svg.getElementsByTagName("*");
    for (int at = 0; at < all.getLength(); at++) {
      Element element = (Element) all.item(at);
      if (List.of(element.getAttribute("class").split(" ")).contains(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static List<String> texts(Document svg) {
    List<String> found = new ArrayList<>();
    NodeList all = svg.getElementsByTagName("text");
    for (int at = 0; at < all.getLength(); at++) {
      found.add(all.item(at).getTextContent());
    }
    return found;
  }

  /** How far to the right a cubic curve goes, by its points at many places. */
  private static double rightmost(Element arc) {
    String[] parts = arc.getAttribute("d").trim().split(" +");
    double from = Double.parseDouble(parts[1]);
    double reach = Double.parseDouble(parts[4]);
    double to = Double.parseDouble(parts[8]);
    double most = 0;
    for (double t = 0; t <= 1; t += 0.01) {
      double u = 1 - t;
      double x = u * u * u * from + 3 * u * t * reach + t * t * t * to;
      most = Math.max(most, x);
    }
    return most;
  }
}
