def generated = new File(basedir, "target/generated-sources/bowline/com/example")
assert !new File(generated, "gone").exists()
assert new File(generated, "Kept.java").isFile()
assert new File(generated, "Mine.java").isFile()

def classes = new File(basedir, "target/classes/com/example")
assert !new File(classes, "gone/Gone.class").exists()
assert new File(classes, "Kept.class").isFile()

assert new File(basedir, "build.log").text.contains("1 generated (0 of them changed), 1 removed")
