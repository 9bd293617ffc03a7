package io.distribsilly.sql.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.distribsilly.engine.EngineException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A CSV file that is read line by line, plain or gzip: its first bytes tell. Not thread-safe. */
final class CsvInput implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Path file;
  private final QuoteReader quotes;
  private final CsvReader<CsvLine> reader;
  private final Iterator<CsvLine> lines;

  private CsvInput(Path file, QuoteReader quotes, CsvReader<CsvLine> reader) {
    this.file = file;
    this.quotes = quotes;
    this.reader = reader;
    this.lines = reader.iterator();
  }

  /**
   * Opens a file.
   *
   * @param nullText what an unquoted field has that is NULL
   * @throws EngineException with INVALID_PARAMETER_VALUE if there is no such file, IO_ERROR
   */
  static CsvInput open(Path file, CsvFormat format, String nullText) {
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw FileErrors.invalid(
          file, Files.exists(file) ? "is a folder; name a file" : "does not exist; check its path");
    }
    try {
      QuoteReader quotes = new QuoteReader(text(file), format.delimiter());
      CsvReader<CsvLine> reader =
          CsvReader.builder()
              .fieldSeparator(format.delimiter())
              .skipEmptyLines(false)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .build(new CsvLineHandler(nullText), quotes);
      return new CsvInput(file, quotes, reader);
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    }
  }

  /**
   * Returns the next line, empty after the last one.
   *
   * @throws EngineException with DATA_EXCEPTION if it is no CSV, or not UTF-8, IO_ERROR
   */
  Optional<CsvLine> next() {
    try {
      Optional<CsvLine> line = lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
      if (quotes.endsWithinQuotes() && line.isPresent() && !lines.hasNext()) {
        throw FileErrors.content(
            file, "ends within the quotes of line %,d".formatted(line.get().number()), null);
      }
      return line;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException failure) {
        throw FileErrors.reading(file, failure);
      }
      String why = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      throw FileErrors.content(file, "is no CSV: " + e.getMessage() + why, e);
    } catch (UncheckedIOException e) {
      throw FileErrors.reading(file, e.getCause());
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    }
  }

  private static Reader text(Path file) throws IOException {
    // Not by a channel: an interrupt of the thread would close that.
    InputStream bytes = new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER);
    try {
      InputStream plain = isGzip(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return withoutMark(
          new BufferedReader(
              new InputStreamReader(
                  plain,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)),
              BUFFER));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static boolean isGzip(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1F && bytes.read() == 0x8B;
    bytes.reset();
    return gzip;
  }

  private static Reader withoutMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }
}
