def generated = new File(basedir, "target/generated-sources/bowline/com/example/Fast.java")
assert generated.text.contains("class PlainKernels")
assert generated.text.contains("class VectorKernels")
assert new File(basedir, "target/classes/com/example/Fast\$VectorKernels.class").isFile()
