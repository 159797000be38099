package dev.bowline.dsl;

import dev.bowline.ast.Value;

/** A value that is complete. */
record PlainTerm(Value value) implements Term {}
