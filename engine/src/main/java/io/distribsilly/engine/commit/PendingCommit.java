package io.distribsilly.engine.commit;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import java.util.List;
import java.util.Optional;

/** A commit that waits for its turn, or for the leader who does it. */
final class PendingCommit<W extends LoggedWrite> extends Turn {
  private final List<W> writes;
  private final LogRecord record;
  private final CommitCondition condition;
  private final Durability durability;

  /** Written by the leader before it settles this. */
  private Optional<Throwable> failure = Optional.empty();

  PendingCommit(
      List<W> writes, LogRecord record, CommitCondition condition, Durability durability) {
    this.writes = writes;
    this.record = record;
    this.condition = condition;
    this.durability = durability;
  }

  List<W> writes() {
    return writes;
  }

  LogRecord record() {
    return record;
  }

  CommitCondition condition() {
    return condition;
  }

  boolean waitsForSync() {
    return durability == Durability.SYNC;
  }

  void fail(Throwable cause) {
    failure = Optional.of(cause);
  }

  boolean isRefused() {
    return failure.isPresent();
  }

  /**
   * Returns normally if the commit is done.
   *
   * @throws EngineException why it is not, with the stack of the committing thread
   */
  void checkDone() {
    if (failure.isPresent()) {
      throw OwnThreads.asEngineException(failure.get());
    }
  }
}
