package dev.bowline.benchmarks.jmh;

import org.openjdk.jmh.annotations.Fork;

/** The same in a JVM with the vector module. */
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class VectorBenchmark extends ContenderBenchmark {}
