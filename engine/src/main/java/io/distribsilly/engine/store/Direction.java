package io.distribsilly.engine.store;

/** The order in which a scan returns keys. */
public enum Direction {
  ASCENDING,
  DESCENDING
}
