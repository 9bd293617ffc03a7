package io.distribsilly.engine;

/** What a transaction may see of the others that run beside it. */
public enum Isolation {
  /**
   * Each statement sees what was committed before it began, and rows that it locks as they are when
   * it gets them.
   */
  READ_COMMITTED,

  /**
   * Every statement sees what was committed before the first one read; to lock a row that somebody
   * has changed since is an error (SERIALIZATION_FAILURE). Two transactions that each read what the
   * other one writes may both commit (write skew).
   */
  SNAPSHOT
}
