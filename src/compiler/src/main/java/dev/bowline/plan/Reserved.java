package dev.bowline.plan;

import dev.bowline.catalog.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** What generated classes say themselves: members, their parameters, the optimiser's numbers. */
final class Reserved {
  private static final List<String> WORDS =
      List.of(
          ("scaling tensors version copied seen capacity losses metrics share shares rowShare"
                  + " reduction rowPenalties noise iteration rate step rows from to work copy load"
                  + " save create encode decode reconstruct score trainer kernel bias parameters"
                  + " setParameters inputSize codeSize optimize keep reserve pass evaluate prepare"
                  + " update slots gradient refresh model seed key file layer options chunk wide"
                  + " target shard shards x y n values code scores size kernels panel terms oneScore"
                  + " measure inspect explain contribution threshold layers firstNotFinite row sum max"
                  + " first i j g b k w penalties penalize constrain isConstrained isParted passBack"
                  + " slopes means covariance factor norm norms sums combine combineLoss")
              .split(" "));

  private Reserved() {}

  /** Those that do not depend on the model. */
  static List<String> words() {
    return WORDS;
  }

  static List<String> of(Optimizer.Rule rule) {
    List<String> words = new ArrayList<>(WORDS);
    rule.slots().forEach(slot -> words.add(slot.name()));
    rule.scalars().forEach(scalar -> words.add(scalar.target()));
    rule.each()
        .forEach(
            pass -> {
              pass.sums().forEach(sum -> words.add(sum.name()));
              pass.numbers().forEach(number -> words.add(number.target()));
            });
    return words;
  }
}
