package dev.bowline.dsl;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Call;
import dev.bowline.ast.Name;
import dev.bowline.ast.Value;
import java.util.List;

/** {@code name(arguments)}. */
public final class CallBuilder extends Arguments<CallBuilder> implements Term {
  private final Call call;

  private CallBuilder(Call call) {
    this.call = call;
  }

  static CallBuilder of(Name name) {
    return new CallBuilder(new Call(name, List.of(), name.span()));
  }

  @Override
  CallBuilder append(Argument argument) {
    Call longer = new Call(call.name(), append(call.arguments(), argument), call.span());
    Depth.checked(new Value.Invocation(longer, longer.span()));
    return new CallBuilder(longer);
  }

  @Override
  public Value value() {
    return new Value.Invocation(call, call.span());
  }

  Call call() {
    return call;
  }
}
