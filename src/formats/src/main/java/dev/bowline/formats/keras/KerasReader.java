package dev.bowline.formats.keras;

import dev.bowline.formats.stored.StoredKernel;
import dev.bowline.formats.stored.StoredLayer;
import dev.bowline.formats.stored.StoredScaling;
import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.formats.weights.FeatureScaling;
import dev.bowline.model.Orientation;
import dev.bowline.runtime.InputException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the groups below {@code layers} (or, for a model of models, further below) whose variables
 * are those of a dense layer, of a layer that owns nothing but a bias, of a {@code PReLU} or of a
 * {@code Normalization}. What an optimiser or a metric has saved is passed over.
 */
public final class KerasReader {
  private static final int DEEPEST = 16;
  private static final int MOST_GROUPS = 10_000;
  private static final Set<String> PASSED_OVER = Set.of("optimizer", "metrics", "seed_generator");

  private final Path path;
  private final List<StoredLayer> layers = new ArrayList<>();
  private final List<StoredScaling> scalings = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int groups;

  private KerasReader(Path path) {
    this.path = path;
  }

  /**
   * What the file holds.
   *
   * @param hdf open as long as numbers are read
   */
  public static StoredWeights read(Path path, HdfFile hdf) throws IOException {
    KerasReader reader = new KerasReader(path);
    for (Node child : hdf) {
      if (child instanceof Group group && !child.isLink() && !child.getName().equals("vars")) {
        reader.walk(group, child.getName(), 1);
      }
    }
    if (reader.layers.isEmpty()) {
      throw new InputException(
          path,
          "groups such as `layers/dense/vars`, as Keras 3 writes them",
          "only " + reader.someNames(hdf));
    }
    return new StoredWeights(path, reader.layers, StoredWeights.Order.UNKNOWN, reader.oneScaling());
  }

  private void walk(Group group, String at, int depth) throws IOException {
    groups++;
    if (depth > DEEPEST || groups > MOST_GROUPS) {
      throw new InputException(
          path,
          "at most " + MOST_GROUPS + " groups, at most " + DEEPEST + " deep",
          "more, at `" + at + "`");
    }
    if (PASSED_OVER.contains(group.getName())) {
      return;
    }
    for (Node child : group) {
      if (!(child instanceof Group inner) || child.isLink()) {
        continue;
      }
      if (child.getName().equals("vars")) {
        variables(inner, at, group.getName());
      } else {
        walk(inner, at + "/" + child.getName(), depth + 1);
      }
    }
  }

  private void variables(Group vars, String at, String type) throws IOException {
    TreeMap<String, StoredTensor> tensors = new TreeMap<>();
    for (Node child : vars) {
      if (!(child instanceof Dataset dataset) || child.isLink()) {
        throw new InputException(path, "only numbers in `" + at + "/vars`", child.getName());
      }
      String name = at + "/vars/" + child.getName();
      boolean count = type.startsWith("normalization") && child.getName().equals("2");
      if (!count) {
        tensors.put(child.getName(), FloatDataset.tensor(path, name, dataset));
      }
    }
    if (tensors.isEmpty()) {
      return;
    }
    Optional<StoredTensor> first = Optional.ofNullable(tensors.get("0"));
    Optional<StoredTensor> second = Optional.ofNullable(tensors.get("1"));
    int known = (first.isPresent() ? 1 : 0) + (second.isPresent() ? 1 : 0);
    if (type.startsWith("normalization") && known == 2 && tensors.size() == 2) {
      scalings.add(scaling(first.get(), second.get()));
    } else if (known == tensors.size() && first.isPresent() && first.get().isMatrix()) {
      Optional<StoredKernel> kernel =
          first.map(tensor -> new StoredKernel(tensor, Orientation.AS_STORED));
      layers.add(StoredLayer.dense(name(vars, at), kernel, second));
    } else if (tensors.size() == 1 && first.isPresent() && first.get().isVector()) {
      layers.add(
          type.startsWith(KerasWriter.PRELU)
              ? StoredLayer.prelu(name(vars, at), first.get())
              : StoredLayer.dense(name(vars, at), Optional.empty(), first));
    } else {
      List<String> shapes =
          tensors.values().stream().limit(4).map(t -> t.name() + " " + t.shapeText()).toList();
      throw new InputException(
          path, "in `" + at + "` a kernel and a bias, or one of them", String.join(", ", shapes));
    }
  }

  /** The user's name of the layer if Keras wrote it down, else the group's place. */
  private String name(Group vars, String at) {
    String name = at;
    if (vars.getAttributes().containsKey("name")
        && vars.getAttribute("name").getData() instanceof String given) {
      name = given;
    }
    if (!names.add(name)) {
      name = at;
    }
    return name;
  }

  private StoredScaling scaling(StoredTensor mean, StoredTensor variance) {
    return new StoredScaling(
        mean,
        variance,
        () -> {
          float[] scale = variance.numbers().read();
          for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) Math.sqrt(scale[i]);
          }
          return new FeatureScaling(mean.numbers().read(), scale);
        });
  }

  /** The one in front; the one at the end has to undo it. */
  private Optional<StoredScaling> oneScaling() throws IOException {
    if (scalings.size() > 2) {
      throw new InputException(
          path, "at most two `Normalization` layers", String.valueOf(scalings.size()));
    }
    if (scalings.size() < 2) {
      return scalings.stream().findFirst();
    }
    StoredScaling first = scalings.get(0);
    StoredScaling second = scalings.get(1);
    return Optional.of(
        new StoredScaling(
            first.mean(),
            first.scale(),
            () -> {
              FeatureScaling scaling = first.reading().read();
              if (!second.mean().shape().equals(first.mean().shape())
                  || !second.scale().shape().equals(first.scale().shape())
                  || !scaling.isSameAs(second.reading().read())) {
                throw new InputException(
                    path,
                    "the same numbers in `" + first.mean().name() + "` and its like at the end",
                    "others in `" + second.mean().name() + "`");
              }
              return scaling;
            }));
  }

  private String someNames(Group group) {
    List<String> found = group.getChildren().keySet().stream().limit(8).toList();
    return found.isEmpty() ? "an empty file" : String.join(", ", found);
  }
}
