def generated = new File(basedir, "target/generated-sources/bowline/com/example")
assert new File(generated, "Edited.java").text.contains("CODE_SIZE = 3")
assert new File(generated, "Edited.java").lastModified() != 1000000000000L
assert new File(generated, "Same.java").lastModified() == 1000000000000L

def edited = new File(basedir, "target/classes/com/example/Edited.class")
assert edited.lastModified() >= new File(generated, "Edited.java").lastModified()

def log = new File(basedir, "build.log").text
assert log.contains("2 generated (1 of them changed), 0 removed")
