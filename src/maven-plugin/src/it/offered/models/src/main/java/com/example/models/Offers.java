package com.example.models;

import static dev.bowline.dsl.Models.autoencoder;
import static dev.bowline.dsl.Models.dense;
import static dev.bowline.dsl.Models.file;

import dev.bowline.ast.ModelFile;
import dev.bowline.dsl.ModelProvider;
import java.util.List;

public final class Offers implements ModelProvider {
  @Override
  public List<ModelFile> models() {
    return List.of(
        file()
            .inPackage("com.example")
            .autoencoder(
                autoencoder("Built")
                    .doc("A model written in Java.")
                    .input(4)
                    .layer("code", dense(2))
                    .layer("output", dense().tiedTo("code")))
            .build());
  }
}
