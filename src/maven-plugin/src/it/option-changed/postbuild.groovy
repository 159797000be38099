def java = new File(basedir, "target/generated-sources/bowline/com/example/Wide.java")
assert java.text.contains("CODE_SIZE = 3")

def log = new File(basedir, "build.log").text
assert log.count("1 generated (1 of them changed), 0 removed") == 2
