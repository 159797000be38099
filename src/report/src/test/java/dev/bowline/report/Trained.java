package dev.bowline.report;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.memory.CompiledModel;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.data.BuiltInData;
import dev.bowline.runtime.data.Samples;
import dev.bowline.source.SourceFile;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Models that run, and real rows for them. */
public final class Trained {
  /** javac is slow, and most tests use the same model. */
  private static final Map<String, CompiledModel> COMPILED = new ConcurrentHashMap<>();

  private Trained() {}

  /** The only model of a text. */
  public static CompiledModel compiled(String text) {
    return COMPILED.computeIfAbsent(
        text,
        source ->
            MemoryCompiler.compile(
                Compiler.compile(CompileRequest.of(SourceFile.of("model.ae", source)))
                    .classes()
                    .get(0)));
  }

  /** The first so many of the real digits, rows of 64 numbers from 0 to 1. */
  public static Dataset digits(int rows) {
    Samples all = BuiltInData.read("digits").orElseThrow();
    return Dataset.of(Arrays.copyOf(all.values(), rows * all.size()), rows);
  }
}
