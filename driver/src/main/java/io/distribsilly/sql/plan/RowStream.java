package io.distribsilly.sql.plan;

import io.distribsilly.sql.session.RowSource;

/** Rows that are made while they are fetched. */
public interface RowStream extends RowSource {
  /**
   * Returns whether all tables it reads were opened with its first row: then no later statement of
   * the same transaction can change what it gives.
   */
  boolean isSettledByFirstRow();
}
