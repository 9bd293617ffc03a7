package io.distribsilly.sql.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Makes lines of what the parser finds. Only an unquoted field can be NULL. */
final class CsvLineHandler extends AbstractBaseCsvCallbackHandler<CsvLine> {
  private final String nullText;
  private final List<String> fields = new ArrayList<>();
  private boolean empty;

  CsvLineHandler(String nullText) {
    this.nullText = nullText;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    fields.clear();
    empty = false;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    String text = new String(buffer, offset, length);
    fields.add(!quoted && text.equals(nullText) ? null : text);
  }

  @Override
  protected void handleEmpty() {
    empty = true;
    fields.add(nullText.isEmpty() ? null : "");
  }

  @Override
  protected CsvLine buildRecord() {
    return new CsvLine(getStartingLineNumber(), fields.toArray(String[]::new), empty);
  }
}
