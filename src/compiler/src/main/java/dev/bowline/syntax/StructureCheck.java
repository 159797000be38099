package dev.bowline.syntax;

import dev.bowline.diagnostic.Code;
import org.antlr.v4.runtime.Token;

/**
 * What the grammar lets pass, so that it can be said better: the order of declarations, and of
 * positional and named arguments. Works on faulty trees too.
 */
final class StructureCheck extends AeBaseVisitor<Void> {
  private final Faults faults;
  private boolean packageSeen;
  private boolean constSeen;
  private boolean autoencoderSeen;

  StructureCheck(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Void visitPackageDecl(AeParser.PackageDeclContext context) {
    if (packageSeen) {
      misplaced(context.getStart(), "a file has one `package` line");
    } else if (constSeen || autoencoderSeen) {
      misplaced(context.getStart(), "the place of `package` is in front of everything else");
    }
    packageSeen = true;
    return null;
  }

  @Override
  public Void visitConstDecl(AeParser.ConstDeclContext context) {
    if (autoencoderSeen) {
      misplaced(context.getStart(), "the place of `const` is in front of the autoencoders");
    }
    constSeen = true;
    return visitChildren(context);
  }

  @Override
  public Void visitAutoencoder(AeParser.AutoencoderContext context) {
    autoencoderSeen = true;
    return visitChildren(context);
  }

  @Override
  public Void visitArguments(AeParser.ArgumentsContext context) {
    boolean named = false;
    for (AeParser.ArgumentContext argument : context.items) {
      if (argument instanceof AeParser.NamedArgumentContext) {
        named = true;
      } else if (named && argument.exception == null && argument.getStop() != null) {
        faults.report(
            faults
                .at(Code.AE110, argument.getStart(), "a positional argument behind a named one")
                .help("move it to the front, or give it its name"));
      }
    }
    return visitChildren(context);
  }

  private void misplaced(Token keyword, String message) {
    faults.report(faults.at(Code.AE115, keyword, message));
  }
}
