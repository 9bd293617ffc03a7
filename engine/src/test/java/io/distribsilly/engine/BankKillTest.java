package io.distribsilly.engine;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that move money between accounts on many shards, and look at it all the time, are
 * killed again and again while they split and merge the shards. Every look finds all of the money,
 * also the first one of the next process, and every acknowledged transfer is there.
 */
final class BankKillTest {
  /** Threads look at all accounts until they are killed, so these kills take longer than others. */
  private static final int KILLS = Integer.getInteger("distribsilly.kills", 200) / 6;

  @TempDir Path temp;

  private final long seed = Long.getLong("distribsilly.seed", 20_261_122L);

  @Test
  void noLookAndNoLifeFindsMoreOrLessMoney() throws Exception {
    new RandomKills(temp, BankChild.class, Bank.TELLERS, BankKillTest::check).run(KILLS, seed);
  }

  private static int[] check(Database database, long seedOfBank, int[] defined) {
    return new Bank(database, seedOfBank).check();
  }
}
