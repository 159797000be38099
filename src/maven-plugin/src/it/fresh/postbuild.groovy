def generated = new File(basedir, "target/generated-sources/bowline")
assert new File(generated, "com/example/Tiny.java").isFile()
assert new File(generated, "org/example/Stated.java").isFile()
assert new File(basedir, "target/classes/com/example/Tiny.class").isFile()
assert new File(basedir, "target/classes/com/example/Uses.class").isFile()
assert new File(basedir, "target/bowline/generate-default.state").isFile()

// What is generated must not depend on where the project is.
assert !new File(generated, "com/example/Tiny.java").text.contains(basedir.path)

def log = new File(basedir, "build.log").text
assert log.contains("2 generated (2 of them changed), 0 removed")
assert log.contains("bowline:generate-test")
