package io.distribsilly.sql.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Notes whether a text ends within quotes: the parser takes what is there then for a field, and the
 * file may have lost its end. Not thread-safe.
 */
final class QuoteReader extends FilterReader {
  private enum State {
    FIELD_BEGINS,
    UNQUOTED,
    QUOTED,
    /** After a quote that ends the field, or is the first of the two that stand for one. */
    QUOTE
  }

  private final char delimiter;
  private State state = State.FIELD_BEGINS;
  private boolean ended;

  QuoteReader(Reader text, char delimiter) {
    super(text);
    this.delimiter = delimiter;
  }

  /** Returns whether the text has ended and its last field has not. */
  boolean endsWithinQuotes() {
    return ended && state == State.QUOTED;
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    see(character);
    return character;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    for (int i = 0; i < count; i++) {
      see(buffer[offset + i]);
    }
    ended |= count < 0;
    return count;
  }

  private void see(int character) {
    if (character < 0) {
      ended = true;
    } else if (character == '"') {
      state =
          switch (state) {
            case FIELD_BEGINS, QUOTE -> State.QUOTED;
            case UNQUOTED -> State.UNQUOTED;
            case QUOTED -> State.QUOTE;
          };
    } else if (state != State.QUOTED) {
      boolean ends = character == delimiter || character == '\n' || character == '\r';
      state = ends ? State.FIELD_BEGINS : State.UNQUOTED;
    }
  }
}
