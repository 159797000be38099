package dev.bowline.benchmarks.jmh;

import dev.bowline.benchmarks.contender.Contender;
import dev.bowline.benchmarks.contender.Operation;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Task;
import dev.bowline.benchmarks.work.Workload;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One task of one contender. Others ran before or will run after it, when the machine may be faster
 * or slower: what is compared is compared by the {@code compare} command, not here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Dbowline.benchmarks.mkl.instructions=true",
      "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
      "-Dai.djl.offline=true"
    })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContenderBenchmark {
  /** Without {@code bowline-vector}, which needs a JVM with the vector module. */
  @Param({"bowline-plain", "pytorch", "pytorch-by-hand", "tensorflow"})
  public String contender;

  @Param({
    "4-2-4x32",
    "64-32-64x32",
    "784-128-784x32",
    "784-128-784x128",
    "784-256-64-256-784x128",
    "4096-1024-4096x256"
  })
  public String workload;

  @Param("STEP")
  public Task task;

  @Param("1")
  public int threads;

  private Operation operation;
  private int batches;
  private int batch;

  /** Opens the contender. */
  @Setup
  public void open() {
    Job job = Job.of(Workload.named(workload), threads);
    batches = job.batches().size();
    operation = Contender.named(contender).open(task, job);
  }

  /** Closes it. */
  @TearDown
  public void close() {
    operation.close();
  }

  /** The next batch. */
  @Benchmark
  public void run() {
    operation.run(batch);
    batch = batch + 1 == batches ? 0 : batch + 1;
  }
}
