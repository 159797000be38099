package dev.bowline.report;

import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.TrainingOptions;
import java.time.Duration;
import java.util.Map;

/**
 * A training that has ended.
 *
 * @param autoencoder the model as the training left it
 * @param options what replaced settings of the model file
 * @param data what it was trained on
 * @param dataName what the user calls that
 * @param consts for each const of the model file that was replaced, its new value as text
 */
public record TrainingRun(
    Model model,
    Autoencoder autoencoder,
    TrainingOptions options,
    Dataset data,
    String dataName,
    Map<String, String> consts,
    History history,
    Duration time) {}
