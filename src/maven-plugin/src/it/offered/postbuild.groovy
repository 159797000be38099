def target = new File(basedir, "app/target")
def java = new File(target, "generated-sources/bowline/com/example/Built.java")
assert java.text.contains(" * A model written in Java.")
assert java.text.contains("CODE_SIZE = 3")
["Built", "Written", "Uses"].each {
  assert new File(target, "classes/com/example/" + it + ".class").isFile()
}

// Fresh, unchanged, and after an edit of the Java that builds the model.
def log = new File(basedir, "build.log").text
assert log.count("2 generated (2 of them changed), 0 removed") == 1
assert log.count("Nothing to generate: all classes are up to date") == 1
assert log.count("2 generated (1 of them changed), 0 removed") == 1
