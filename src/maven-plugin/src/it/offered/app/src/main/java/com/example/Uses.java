package com.example;

import dev.bowline.runtime.Autoencoder;

final class Uses {
  private Uses() {}

  static Autoencoder[] both() {
    return new Autoencoder[] {Built.create(1), Written.create(1)};
  }
}
