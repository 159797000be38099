package dev.bowline.catalog;

import java.util.List;

/**
 * A layer kind with a meaning of its own in the model: dense, activation, prelu, flatten, reshape.
 *
 * @param variadic the name of the whole numbers that follow in any number; empty for none
 */
public record StructuralLayer(
    String name, List<ArgumentSpec> arguments, String variadic, String summary)
    implements LayerKind {}
