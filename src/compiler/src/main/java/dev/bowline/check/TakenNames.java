package dev.bowline.check;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Simple names that a generated class needs for something else. */
final class TakenNames {
  /** The public classes of java.lang in JDK 17 to 25: they are in every file's scope. */
  private static final String JAVA_LANG =
      """
      AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException
      ArrayStoreException AssertionError AutoCloseable Boolean BootstrapMethodError Byte
      CharSequence Character Class ClassCastException ClassCircularityError
      ClassFormatError ClassLoader ClassNotFoundException ClassValue
      CloneNotSupportedException Cloneable Comparable Compiler Deprecated Double Enum
      EnumConstantNotPresentException Error Exception ExceptionInInitializerError Float
      FunctionalInterface IO IllegalAccessError IllegalAccessException
      IllegalArgumentException IllegalCallerException IllegalMonitorStateException
      IllegalStateException IllegalThreadStateException IncompatibleClassChangeError
      IndexOutOfBoundsException InheritableThreadLocal InstantiationError
      InstantiationException Integer InternalError InterruptedException Iterable
      LayerInstantiationException LinkageError Long MatchException Math Module
      ModuleLayer NegativeArraySizeException NoClassDefFoundError NoSuchFieldError
      NoSuchFieldException NoSuchMethodError NoSuchMethodException NullPointerException
      Number NumberFormatException Object OutOfMemoryError Override Package Process
      ProcessBuilder ProcessHandle Readable Record ReflectiveOperationException Runnable
      Runtime RuntimeException RuntimePermission SafeVarargs ScopedValue
      SecurityException SecurityManager Short StableValue StackOverflowError
      StackTraceElement StackWalker StrictMath String StringBuffer StringBuilder
      StringIndexOutOfBoundsException SuppressWarnings System Thread ThreadDeath
      ThreadGroup ThreadLocal Throwable TypeNotPresentException UnknownError
      UnsatisfiedLinkError UnsupportedClassVersionError UnsupportedOperationException
      VerifyError VirtualMachineError Void WrongThreadException
      """;

  /** What generated code imports, besides. */
  private static final String IMPORTED =
      """
      Autoencoder Dataset DivergedException History InputException Trainer
      TrainingOptions DoubleAutoencoder Draws FitLoop Scaling Stepper Tensor
      TrainingSettings TrainingListener Expect Initial Rows Tensors WeightFile
      Generated IOException Path Paths Files Arrays Collections List
      Map Set Objects Optional DoubleVector FloatVector IntVector Vector VectorMask
      VectorModule VectorOperators VectorShuffle VectorSpecies Floats Kernels Version
      Doubles RowSearch EarlyStopping ReduceLrOnPlateau ModelCheckpoint CsvLogger
      TerminateOnNan Mode Threshold OptionalDouble Quantile Reduction Shuffle
      """;

  /** The classes inside a generated class. */
  private static final String NESTED = "PlainKernels VectorKernels Training Work";

  /** First parts of the packages it imports from: a class of that name would hide the package. */
  private static final String PACKAGES = "dev java javax jdk";

  static final Set<String> CLASSES =
      Stream.of(JAVA_LANG, IMPORTED, NESTED, PACKAGES)
          .flatMap(names -> Stream.of(names.strip().split("\\s+")))
          .collect(Collectors.toUnmodifiableSet());

  private TakenNames() {}
}
