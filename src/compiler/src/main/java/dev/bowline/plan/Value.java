package dev.bowline.plan;

/** The numbers at one point of the network, for each row of the batch: [rows][size]. */
public record Value(String name, int size) {}
