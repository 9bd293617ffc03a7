package io.distribsilly.engine.commit;

import java.util.function.IntSupplier;

/**
 * How a leader lets others join its group: it gives way to them as long as they keep coming, and
 * does so more and more seldom if nobody does. It never sleeps. Used by one leader at a time.
 */
final class JoinWait {
  /** How often in a row a leader gives way before it concludes that nobody is coming. */
  private static final int MAX_IDLE_ROUNDS = 32;

  private static final int SPINS_A_ROUND = 32;
  private static final int MAX_SKIPS = 64;

  /** How many of the next waits are left out. */
  private int skips;

  /** How many waits are left out after the next one that is in vain. */
  private int skipsAfterVain = 1;

  /**
   * Gives way to others until enough are there or nobody comes any more.
   *
   * @param waiting tells how many are there
   */
  void until(int enough, IntSupplier waiting) {
    int before = waiting.getAsInt();
    if (before >= enough) {
      return;
    }
    if (skips > 0) {
      skips--;
      return;
    }
    if (giveWay(enough, waiting) > before) {
      skipsAfterVain = 1;
    } else {
      skips = skipsAfterVain;
      skipsAfterVain = Math.min(MAX_SKIPS, 2 * skipsAfterVain);
    }
  }

  private static int giveWay(int enough, IntSupplier waiting) {
    int seen = waiting.getAsInt();
    int idle = 0;
    while (seen < enough && idle < MAX_IDLE_ROUNDS) {
      Thread.yield(); // to those who share this processor
      for (int i = 0; i < SPINS_A_ROUND; i++) {
        Thread.onSpinWait(); // for those who run on others
      }
      int now = waiting.getAsInt();
      idle = now == seen ? idle + 1 : 0;
      seen = now;
    }
    return seen;
  }
}
