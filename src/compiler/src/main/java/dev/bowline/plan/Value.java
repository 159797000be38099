package dev.bowline.plan;

/** A matrix of numbers that a pass computes: [rows of the batch][size]. */
record Value(String name, int size) {}
