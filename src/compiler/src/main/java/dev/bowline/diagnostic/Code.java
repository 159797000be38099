package dev.bowline.diagnostic;

/** The stable name of each kind of fault. Numbers are never reused. */
public enum Code {
  // AE1xx: syntax.
  AE101("a character that has no place in a model file", Severity.ERROR),
  AE102("something else was expected here", Severity.ERROR),
  AE103("a file that is not UTF-8 text", Severity.ERROR),
  AE104("a comment that never ends", Severity.ERROR),
  AE105("a string that never ends", Severity.ERROR),
  AE106("a malformed number", Severity.ERROR),
  AE107("a bracket that is never closed", Severity.ERROR),
  AE108("a closing bracket that closes nothing", Severity.ERROR),
  AE109("a comma with nothing behind it", Severity.ERROR),
  AE110("a positional argument behind a named one", Severity.ERROR),
  AE111("a value that is nested too deep", Severity.ERROR),
  AE112("a name or a number that is too long", Severity.ERROR),
  AE113("a file that is too large", Severity.ERROR),
  AE114("an unknown escape in a string", Severity.ERROR),
  AE115("a statement in the wrong place", Severity.ERROR),

  // AE2xx: names.
  AE201("a layer kind that does not exist", Severity.ERROR),
  AE202("an activation, a loss or another choice that does not exist", Severity.ERROR),
  AE203("a const that does not exist", Severity.ERROR),
  AE204("a layer that does not exist", Severity.ERROR),
  AE205("a setting that an autoencoder does not have", Severity.ERROR),
  AE206("a name declared twice in a file", Severity.ERROR),
  AE207("a layer declared twice", Severity.ERROR),
  AE208("a setting of an autoencoder given twice", Severity.ERROR),
  AE209("a name that Java cannot take", Severity.ERROR),
  AE210("a class or package name that is taken", Severity.ERROR),
  AE211("consts that need each other", Severity.ERROR),
  AE212("a const with a name from the catalogue", Severity.ERROR),
  AE213("two models that give the same class", Severity.ERROR),
  AE214("a new value for a const that does not exist", Severity.ERROR),

  // AE3xx: shapes.
  AE301("an autoencoder without an input", Severity.ERROR),
  AE302("a second input", Severity.ERROR),
  AE303("an input behind a layer", Severity.ERROR),
  AE304("an autoencoder without a layer", Severity.ERROR),
  AE305("a layer that gets something else than a vector", Severity.ERROR),
  AE306("a reshape to another number of elements", Severity.ERROR),
  AE307("a last layer that does not give the input's shape", Severity.ERROR),
  AE308("a bottleneck that is not narrower than the input", Severity.WARNING),
  AE309("an activation that cannot take so many numbers", Severity.ERROR),

  // AE4xx: ties.
  AE401("a layer tied to itself or to a later one", Severity.ERROR),
  AE402("a tied layer with the wrong number of units", Severity.ERROR),
  AE403("a tied layer whose input does not fit the kernel", Severity.ERROR),
  AE404("a tie to a layer without a kernel", Severity.ERROR),
  AE405("a kernel argument at the tied end", Severity.ERROR),
  AE406("a tied layer of a kind that has no kernel", Severity.ERROR),
  AE407("a model in which nothing is tied", Severity.WARNING),

  // AE5xx: arguments and values.
  AE501("an argument that does not exist", Severity.ERROR),
  AE502("an argument that is missing", Severity.ERROR),
  AE503("an argument given twice", Severity.ERROR),
  AE504("too many arguments", Severity.ERROR),
  AE505("a number out of range", Severity.ERROR),
  AE506("a number that is not whole", Severity.ERROR),
  AE507("another kind of value than is wanted", Severity.ERROR),
  AE508("a text where a name is wanted", Severity.ERROR),
  AE509("a division by zero", Severity.ERROR),
  AE510("a number that does not fit", Severity.ERROR),
  AE511("an expression that is nested too deeply", Severity.ERROR),
  AE512("a penalty or a constraint that does not suit its place", Severity.ERROR),
  AE513("an initializer that a bias cannot take", Severity.ERROR),
  AE514("a penalty that needs an activation of single elements", Severity.ERROR),

  // AE6xx: training.
  AE601("a second train block", Severity.ERROR),
  AE602("a setting that a train block does not have", Severity.ERROR),
  AE603("a setting of a train block given twice", Severity.ERROR),
  AE604("a metric named twice", Severity.ERROR),
  AE605("standard scaling where nothing can be negative", Severity.WARNING),
  AE606("a loss behind an activation that leaves its domain", Severity.WARNING),
  AE607("a value that the training does not report", Severity.WARNING),
  AE608("a file name with a field that is none", Severity.ERROR),
  AE609("a schedule whose boundaries and values do not go together", Severity.ERROR),
  AE610("a callback that sets the rate of a schedule", Severity.ERROR),
  AE611("two ways of clipping a gradient", Severity.ERROR),
  AE612("a sparsity penalty behind an activation that leaves its domain", Severity.WARNING),
  AE613("a loss of logits behind an activation that gives probabilities", Severity.WARNING),
  AE614("a metric that is not to be a mean", Severity.ERROR),
  AE615("a name of Keras's that is not for dense autoencoders", Severity.ERROR),
  AE616("a pretraining of ties that do not nest", Severity.ERROR),

  // AE7xx: limits of what can be generated.
  AE701("more numbers than a Java array holds", Severity.ERROR),
  AE702("more parameters than a Java array holds", Severity.ERROR),
  AE703("more layers than a Java class holds", Severity.ERROR);

  private final String title;
  private final Severity severity;

  Code(String title, Severity severity) {
    this.title = title;
    this.severity = severity;
  }

  /** What kind of fault it is, in a few words. */
  public String title() {
    return title;
  }

  public Severity severity() {
    return severity;
  }
}
