package dev.bowline.runtime.spi;

import java.util.List;

/** What a model file says of its training, where the options say nothing else. */
public record TrainingSettings(
    int epochs,
    int batchSize,
    boolean shuffle,
    double validationSplit,
    long seed,
    double learningRate,
    List<String> metrics) {}
