package dev.bowline.dsl;

import dev.bowline.ast.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a model written in Java starts, best imported statically. A string is a name of the model
 * language, such as a layer's or an activation's; a text between quotes is made by {@link #text}.
 * What could not be written in an {@code .ae} file throws an {@link IllegalArgumentException}.
 */
public final class Models {
  private Models() {}

  /** A file without a package line, without consts and models. */
  public static ModelFileBuilder file() {
    return ModelFileBuilder.empty();
  }

  /** A model without members. */
  public static AutoencoderBuilder autoencoder(String name) {
    return AutoencoderBuilder.named(Words.name(name));
  }

  /** The shape of a sample, and what else {@code input} takes. */
  public static InputBuilder shape(long... sizes) {
    InputBuilder input = InputBuilder.empty();
    for (long size : sizes) {
      input = input.arg(size);
    }
    return input;
  }

  /** A layer of any kind. */
  public static LayerBuilder layer(String kind) {
    return LayerBuilder.of(call(kind));
  }

  /** A dense layer with that many units. */
  public static LayerBuilder dense(long units) {
    return layer("dense").arg(units);
  }

  /** A dense layer whose units follow from its tie. */
  public static LayerBuilder dense() {
    return layer("dense");
  }

  /** A layer that is an activation only. */
  public static LayerBuilder activation(String name) {
    return layer("activation").arg(name);
  }

  /** An empty train block. */
  public static TrainBuilder train() {
    return TrainBuilder.empty();
  }

  /** A call of anything: an optimiser, an initialiser, a callback ... */
  public static CallBuilder call(String name) {
    return CallBuilder.of(Words.word(name));
  }

  /** A whole number. */
  public static Term number(long value) {
    return Numbers.of(value);
  }

  /** A number; it must be finite. */
  public static Term number(double value) {
    return Numbers.of(value);
  }

  /** A number without a sign, in the digits given, such as {@code 1e-3}. */
  public static Term number(String digits) {
    return Numbers.of(digits);
  }

  /** The name of a const, of a layer or of something that takes no arguments. */
  public static Term name(String name) {
    return Term.of(new Value.Reference(Words.word(name), CallSite.span()));
  }

  /** A text between quotes, such as a file's name. */
  public static Term text(String text) {
    return Term.of(new Value.Text(Words.line(text), CallSite.span()));
  }

  /** {@code true} or {@code false}. */
  public static Term flag(boolean on) {
    return Term.of(new Value.Flag(on, CallSite.span()));
  }

  /** {@code none}. */
  public static Term none() {
    return Term.of(new Value.None(CallSite.span()));
  }

  /** A list. */
  public static Term list(Term... items) {
    List<Value> values = Stream.of(items).map(Term::value).toList();
    return Term.of(new Value.Sequence(values, CallSite.span()));
  }

  /** A list of names. */
  public static Term names(String... names) {
    return list(Stream.of(names).map(Models::name).toArray(Term[]::new));
  }
}
