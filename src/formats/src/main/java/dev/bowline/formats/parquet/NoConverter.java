package dev.bowline.formats.parquet;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Numbers are taken from the columns themselves: this is what a column must be given anyway. */
final class NoConverter extends GroupConverter {
  @Override
  public Converter getConverter(int column) {
    return new PrimitiveConverter() {};
  }

  @Override
  public void start() {}

  @Override
  public void end() {}
}
