package io.distribsilly.sql.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A CSV file that is written line by line. Not thread-safe. */
final class CsvOutput implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final FileOutputStream file;
  private final OutputStream bytes;
  private final CsvWriter writer;

  private CsvOutput(FileOutputStream file, boolean gzip, CsvFormat format) throws IOException {
    this.file = file;
    OutputStream buffered = new BufferedOutputStream(file, BUFFER);
    this.bytes = gzip ? new GZIPOutputStream(buffered, BUFFER) : buffered;
    this.writer =
        CsvWriter.builder()
            .fieldSeparator(format.delimiter())
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(text(bytes));
  }

  /** Creates or empties a file. */
  static CsvOutput create(Path path, boolean gzip, CsvFormat format) throws IOException {
    // Not by a channel: an interrupt of the thread would close that.
    FileOutputStream file = new FileOutputStream(path.toFile());
    try {
      return new CsvOutput(file, gzip, format);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Writes a line.
   *
   * @param fields null for NULL, which is an empty field; an empty text is one in quotes
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  void write(String[] fields) {
    writer.writeRecord(fields);
  }

  /** Brings everything to the disk. */
  void sync() throws IOException {
    writer.flush();
    if (bytes instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    bytes.flush();
    file.getFD().sync();
  }

  /** Lets go of the file; what was not synced may not be in it. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  private static Writer text(OutputStream bytes) {
    return new OutputStreamWriter(
        bytes,
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
