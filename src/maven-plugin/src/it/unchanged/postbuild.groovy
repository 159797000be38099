def java = new File(basedir, "target/generated-sources/bowline/com/example/Loose.java")
assert java.lastModified() == 1000000000000L

def log = new File(basedir, "build.log").text
assert log.count("1 generated (1 of them changed), 0 removed") == 1
assert log.count("Nothing to generate: all classes are up to date") == 1

// The warning that nothing is tied is there in both builds.
def model = new File(basedir, "src/main/ae/com/example/Loose.ae").path
assert log.count("[WARNING] " + model + ":[1,") == 2
