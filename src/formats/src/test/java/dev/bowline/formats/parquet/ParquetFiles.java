package dev.bowline.formats.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files with Parquet's own writer. */
final class ParquetFiles {
  private ParquetFiles() {}

  /** What fills a row. */
  interface Row {
    void fill(Group group, int row);
  }

  static Path write(Path file, String schema, int rows, Row row) throws IOException {
    return write(file, schema, rows, row, builder -> builder);
  }

  static Path write(
      Path file,
      String schema,
      int rows,
      Row row,
      UnaryOperator<ExampleParquetWriter.Builder> settings)
      throws IOException {
    MessageType type = MessageTypeParser.parseMessageType("message rows { " + schema + " }");
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .withCodecFactory(new Compressors())
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED);
    SimpleGroupFactory groups = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer = settings.apply(builder).build()) {
      for (int n = 0; n < rows; n++) {
        Group group = groups.newGroup();
        row.fill(group, n);
        writer.write(group);
      }
    }
    return file;
  }

  private static final class Compressors implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
          byte[] in = bytes.toInputStream().readAllBytes();
          if (name == CompressionCodecName.UNCOMPRESSED || name == CompressionCodecName.LZ4_RAW) {
            return BytesInput.from(in);
          }
          if (name == CompressionCodecName.GZIP) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
              zipped.write(in);
            }
            return BytesInput.from(out.toByteArray());
          }
          Compressor compressor =
              name == CompressionCodecName.SNAPPY ? new SnappyCompressor() : new ZstdCompressor();
          byte[] out = new byte[compressor.maxCompressedLength(in.length)];
          int length = compressor.compress(in, 0, in.length, out, 0, out.length);
          return BytesInput.from(out, 0, length);
        }

        @Override
        public CompressionCodecName getCodecName() {
          return name;
        }

        @Override
        public void release() {}
      };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {}
  }
}
