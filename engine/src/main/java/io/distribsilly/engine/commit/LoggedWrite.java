package io.distribsilly.engine.commit;

import java.util.Optional;

/** One row's new state, as far as the commit log keeps it. Nobody changes the arrays. */
public interface LoggedWrite {
  /** Returns the row's key in its store: the table id and the encoded primary key. */
  byte[] storeKey();

  /** Returns the encoded row, empty if it is deleted. */
  Optional<byte[]> row();
}
