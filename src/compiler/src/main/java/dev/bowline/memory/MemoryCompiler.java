package dev.bowline.memory;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.ast.ModelFile;
import dev.bowline.runtime.Autoencoder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Runs javac on generated classes, from memory into memory. */
public final class MemoryCompiler {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private MemoryCompiler() {}

  /** A generated class, ready to be instantiated. */
  public static CompiledModel compile(GeneratedClass generated) {
    return new CompiledModel(generated.model(), load(List.of(generated)).get(0));
  }

  /**
   * The class of a model written in Java.
   *
   * @throws InvalidModelException if the model has errors
   * @throws IllegalArgumentException if there is not exactly one autoencoder
   */
  public static CompiledModel compile(ModelFile built) {
    CompileResult result = Compiler.compile(CompileRequest.of(built));
    if (result.hasErrors()) {
      throw new InvalidModelException(result.diagnostics());
    }
    if (result.classes().size() != 1) {
      throw new IllegalArgumentException(
          "expected 1 autoencoder, found " + result.classes().size());
    }
    return compile(result.classes().get(0));
  }

  /**
   * The classes, in the same order, in a class loader of their own.
   *
   * @throws NoCompilerException if this Java has none
   * @throws IllegalStateException if what Bowline generated is not Java: a fault of Bowline's
   */
  public static List<Class<?>> load(List<GeneratedClass> generated) {
    return load(generated, bytecode(generated));
  }

  /** The same of class files that are there already; each call makes classes of their own. */
  public static List<Class<?>> load(List<GeneratedClass> generated, Map<String, byte[]> compiled) {
    ClassLoader loader = new MemoryLoader(compiled, Autoencoder.class.getClassLoader());
    List<Class<?>> classes = new ArrayList<>();
    try {
      for (GeneratedClass one : generated) {
        classes.add(Class.forName(one.model().className(), true, loader));
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return classes;
  }

  /** The class files by name, nested classes too. */
  public static Map<String, byte[]> bytecode(List<GeneratedClass> generated) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new NoCompilerException();
    }
    // Modules in incubation cannot be had together with a release.
    boolean needModule = generated.stream().anyMatch(one -> one.source().contains(VECTOR_MODULE));
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    try (MemoryFiles files = new MemoryFiles(javac.getStandardFileManager(faults, null, null))) {
      List<String> options =
          new ArrayList<>(List.of("-proc:none", "-Xlint:all", "-classpath", classPath()));
      options.addAll(
          needModule
              ? List.of("-source", "17", "-target", "17", "--add-modules", VECTOR_MODULE)
              : List.of("--release", "17"));
      List<JavaFileObject> sources = generated.stream().map(MemoryFiles::source).toList();
      boolean done = javac.getTask(null, files, faults, options, null, sources).call();
      List<Diagnostic<? extends JavaFileObject>> found =
          faults.getDiagnostics().stream().filter(MemoryCompiler::isOfTheSource).toList();
      if (!done || !found.isEmpty()) {
        throw new IllegalStateException("javac does not accept the generated class: " + found);
      }
      return files.compiled();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Warnings about the class path or the release are not ours. */
  private static boolean isOfTheSource(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getSource() != null;
  }

  /** Where the runtime's classes come from. */
  private static String classPath() {
    URL place = Autoencoder.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      return Path.of(place.toURI()).toString();
    } catch (URISyntaxException e) {
      return new File(place.getPath()).toString();
    }
  }
}
