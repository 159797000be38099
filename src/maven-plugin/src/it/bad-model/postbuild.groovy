def log = new File(basedir, "build.log").text
def model = new File(basedir, "src/main/ae/com/example/Bad.ae").path
assert log.contains("[ERROR] " + model + ":[4,22] error[AE4")
assert log.contains("--> src/main/ae/com/example/Bad.ae:4:22")
assert log.contains("4 |   layer back = dense(780) tied_to code;")
assert log.contains("^^^")

// The user's fault, not ours: no error of the goal, and no stack trace.
assert log.contains("BUILD FAILURE")
assert log.contains("MojoFailureException")
assert !log.contains("MojoExecutionException")
assert !log.contains("\tat ")

assert !new File(basedir, "target/generated-sources/bowline/com/example/Good.java").exists()
