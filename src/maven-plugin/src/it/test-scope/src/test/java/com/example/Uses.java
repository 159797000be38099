package com.example;

final class Uses {
  static int codeSize() {
    return Probe.CODE_SIZE;
  }
}
