package io.distribsilly.engine;

import io.distribsilly.engine.reshard.ReshardJob;
import java.util.List;

/** Waits for what a database does in the background, for tests. */
final class Waiting {
  private static final long LIMIT_NANOS = 120_000_000_000L;

  private Waiting() {}

  /** Waits until the newest job is done, and returns it. */
  static ReshardJob forPurge(Database database) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LIMIT_NANOS) {
      List<ReshardJob> jobs = database.reshardJobs();
      ReshardJob newest = jobs.get(jobs.size() - 1);
      if (newest.state() == ReshardJob.State.DONE) {
        return newest;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("not done in time: " + database.reshardJobs());
  }
}
