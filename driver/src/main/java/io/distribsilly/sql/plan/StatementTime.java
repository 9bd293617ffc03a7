package io.distribsilly.sql.plan;

import java.time.Clock;
import java.time.Instant;

/**
 * The time of a statement: the same for whoever asks, read from the clock when somebody first does,
 * because few statements ask. Used by one thread at a time.
 */
public final class StatementTime {
  private final Clock clock;
  private Instant instant;

  public StatementTime(Clock clock) {
    this.clock = clock;
  }

  /** Returns the time of the statement. */
  public Instant instant() {
    if (instant == null) {
      instant = clock.instant();
    }
    return instant;
  }
}
