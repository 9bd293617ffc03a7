package io.distribsilly.sql.session;

import io.distribsilly.engine.EngineException;

/** What became of one entry of a batch. */
public sealed interface BatchOutcome {
  /** It changed this many rows. */
  record Done(long count) implements BatchOutcome {}

  /** It changed nothing; the other entries are not affected. */
  record Failed(EngineException error) implements BatchOutcome {}
}
