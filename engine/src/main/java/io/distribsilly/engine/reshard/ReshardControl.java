package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Optional;

/**
 * What the thread that works on a job and the others tell each other: whether it should go on, and
 * how far it is. Thread-safe.
 */
final class ReshardControl {
  /**
   * What is done of the shard that is worked on.
   *
   * @param shard its name, or those of the group that is merged; empty if there is none
   * @param rowsToCopy 0 if none are copied
   */
  record Work(Optional<String> shard, long rowsCopied, long rowsToCopy) {
    static final Work NONE = new Work(Optional.empty(), 0, 0);

    /** Returns how much of the shard's work is done, from 0 to 1. */
    double part() {
      return rowsToCopy == 0 ? 0 : Math.min(1, (double) rowsCopied / rowsToCopy);
    }
  }

  private volatile boolean closing;
  private volatile boolean canceled;
  private volatile Work work = Work.NONE;

  /** The database is closed: whatever runs should stop. */
  void close() {
    closing = true;
  }

  /** What runs should stop, to be undone. */
  void cancel() {
    canceled = true;
  }

  /** Allows to go on again after {@link #cancel}. */
  void allow() {
    canceled = false;
  }

  /** Returns whether the thread was asked to stop. */
  boolean isStopped() {
    return closing || canceled;
  }

  /**
   * Called where the work can be given up.
   *
   * @throws EngineException with CONNECTION_CLOSED or QUERY_CANCELED if it should be
   */
  void check() {
    if (closing) {
      throw new EngineException(
          ErrorCode.CONNECTION_CLOSED,
          "the database was closed; RESHARD goes on when it is opened again");
    }
    if (canceled) {
      throw new EngineException(
          ErrorCode.QUERY_CANCELED, "the RESHARD was canceled by RESHARD_CANCEL");
    }
  }

  Work work() {
    return work;
  }

  void workOn(String shard, long rowsToCopy) {
    work = new Work(Optional.of(shard), 0, rowsToCopy);
  }

  void copied(long rows) {
    work = new Work(work.shard(), rows, work.rowsToCopy());
  }

  void rest() {
    work = Work.NONE;
  }
}
