package dev.bowline.formats;

import dev.bowline.formats.fit.Fit;
import dev.bowline.formats.fit.Fitted;
import dev.bowline.formats.keras.HdfBytes;
import dev.bowline.formats.keras.KerasReader;
import dev.bowline.formats.npz.NpzReader;
import dev.bowline.formats.onnx.ActivationComparison;
import dev.bowline.formats.onnx.LayerChain;
import dev.bowline.formats.onnx.OnnxReader;
import dev.bowline.formats.safetensors.SafetensorsReader;
import dev.bowline.formats.weights.TieFrom;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.runtime.InputException;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Reads weights of other tools. */
public final class Imports {
  private final Model model;
  private final Path file;
  private final Optional<TieFrom> tieFrom;

  private Imports(Model model, Path file, Optional<TieFrom> tieFrom) {
    this.model = model;
    this.file = file;
    this.tieFrom = tieFrom;
  }

  /**
   * A file's numbers as the model's; the ending of its name says the format.
   *
   * @param tieFrom what to do where kernels differ that the model ties; empty to refuse them
   * @throws IllegalArgumentException if the ending is none of {@link WeightFormat}'s
   * @throws dev.bowline.formats.fit.TieConflictException if such kernels differ, and it is empty
   * @throws InputException if the file is broken or does not fit the model
   */
  public static Fitted read(Model model, Path file, Optional<TieFrom> tieFrom) throws IOException {
    WeightFormat format =
        WeightFormat.of(file)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        file + ": expected a name that ends in " + WeightFormat.endings()));
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such file");
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    Imports imports = new Imports(model, file, tieFrom);
    return switch (format) {
      case SAFETENSORS -> imports.safetensors();
      case NPZ -> imports.npz();
      case KERAS -> imports.keras();
      case ONNX -> imports.onnx();
    };
  }

  private Fitted safetensors() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return Fit.fit(model, SafetensorsReader.read(file, channel), tieFrom);
    }
  }

  private Fitted npz() throws IOException {
    try (ZipFile zip = NpzReader.open(file)) {
      return Fit.fit(model, NpzReader.read(file, zip), tieFrom);
    }
  }

  private Fitted keras() throws IOException {
    try (HdfFile hdf = HdfBytes.open(file)) {
      return Fit.fit(model, KerasReader.read(file, hdf), tieFrom);
    } catch (RuntimeException | StackOverflowError e) {
      // The library meets broken files with exceptions of every kind, and rings of groups so.
      InputException clear =
          new InputException(file, "a whole HDF5 file, as Keras 3 writes it", reason(e));
      clear.initCause(e);
      throw clear;
    }
  }

  private Fitted onnx() throws IOException {
    long parameters = model.parameters().stream().mapToLong(Parameter::size).sum();
    LayerChain chain = OnnxReader.read(file, parameters);
    Fitted fitted = Fit.fit(model, chain.stored(), tieFrom);
    List<String> notes = new ArrayList<>(fitted.notes());
    notes.addAll(ActivationComparison.notes(file, chain, fitted.weights()));
    return new Fitted(fitted.weights(), notes);
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
