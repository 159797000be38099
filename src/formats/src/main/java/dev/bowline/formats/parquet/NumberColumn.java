package dev.bowline.formats.parquet;

import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** How the numbers of a column are read. */
enum NumberColumn {
  INT32 {
    @Override
    double number(ColumnReader column) {
      return column.getInteger();
    }
  },
  UNSIGNED_INT32 {
    @Override
    double number(ColumnReader column) {
      return Integer.toUnsignedLong(column.getInteger());
    }
  },
  INT64 {
    @Override
    double number(ColumnReader column) {
      return column.getLong();
    }
  },
  UNSIGNED_INT64 {
    @Override
    double number(ColumnReader column) {
      long bits = column.getLong();
      // The upper 63 bits are a positive number, and the last one decides no rounding to a float.
      return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
    }
  },
  FLOAT {
    @Override
    double number(ColumnReader column) {
      return column.getFloat();
    }
  },
  DOUBLE {
    @Override
    double number(ColumnReader column) {
      return column.getDouble();
    }
  },
  BOOLEAN {
    @Override
    double number(ColumnReader column) {
      return column.getBoolean() ? 1 : 0;
    }
  };

  /** The number that the column is at, which is not null. */
  abstract double number(ColumnReader column);

  /** How to read a column of the schema; empty if it has no plain numbers. */
  static Optional<NumberColumn> of(Type type) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveTypeName primitive = type.asPrimitiveType().getPrimitiveTypeName();
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      return Optional.of(primitive == PrimitiveTypeName.INT64 ? UNSIGNED_INT64 : UNSIGNED_INT32);
    }
    // Such as decimals and times, whose numbers alone would mean something else.
    if (meaning != null && !(meaning instanceof IntLogicalTypeAnnotation)) {
      return Optional.empty();
    }
    for (NumberColumn column : new NumberColumn[] {INT32, INT64, FLOAT, DOUBLE, BOOLEAN}) {
      if (column.name().equals(primitive.name())) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /** What a column without plain numbers has, in words. */
  static String described(Type type) {
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      return "lists";
    }
    if (!type.isPrimitive()) {
      return "nested columns";
    }
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation) {
      return "strings";
    }
    String primitive = type.asPrimitiveType().getPrimitiveTypeName().name();
    return "the type " + (meaning == null ? primitive : primitive + " (" + meaning + ")");
  }
}
