["a", "b", "c", "d"].eachWithIndex { module, index ->
  def path = "com/example/" + module + "/" + module.toUpperCase()
  def target = new File(basedir, module + "/target")
  def java = new File(target, "generated-sources/bowline/" + path + ".java")
  assert java.text.contains("CODE_SIZE = " + (index + 1))
  assert new File(target, "classes/" + path + ".class").isFile()
}

// Maven names here every plugin whose goals are not marked as thread-safe.
assert !new File(basedir, "build.log").text.contains("not marked as thread-safe")
