package dev.bowline.cli;

/** What every command works with. */
public record Context(Console console, Toolchain toolchain, Interrupts interrupts) {}
