package com.example;

import org.example.Stated;

final class Uses {
  static int parameters() {
    return Tiny.create(1).parameters().length + Stated.PARAMETERS;
  }
}
