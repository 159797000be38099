package dev.bowline.source;

/** A line and a column, both from 1. */
public record Position(int line, int column) {}
