package io.distribsilly.engine;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed again and again. The next one finds every acknowledged commit, {@code sync}
 * or {@code periodic}, no part of one without the rest, every table that was created and none that
 * was dropped.
 */
final class RandomKillTest {
  private static final int KILLS = Integer.getInteger("distribsilly.kills", 200);

  @TempDir Path temp;

  private final long seed = Long.getLong("distribsilly.seed", 20_261_122L);

  @Test
  void nothingAcknowledgedIsLostAndNoPartOfACommitIsSeen() throws Exception {
    new RandomKills(temp, WorkloadChild.class, WorkloadPlan.WRITERS, RandomKillTest::check)
        .run(KILLS, seed);
  }

  private static int[] check(Database database, long seedOfPlan, int[] defined) {
    return new WorkloadCheck(new WorkloadPlan(seedOfPlan, 1)).check(database, defined);
  }
}
