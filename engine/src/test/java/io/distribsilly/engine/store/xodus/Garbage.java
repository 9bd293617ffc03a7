package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.EnvironmentImpl;

/** Makes Xodus's garbage collector run when a test wants it. */
final class Garbage {
  private Garbage() {}

  static EnvironmentImpl environment(Store store) {
    return (EnvironmentImpl) ((XodusStore) store).log().environment();
  }

  /** Lets the collector start at once, and clean a file as soon as a tenth of it is free. */
  static Store eagerly(Store store) {
    EnvironmentConfig config = environment(store).getEnvironmentConfig();
    config.setGcMinUtilization(90).setGcStartIn(0).setGcRunPeriod(200).setGcFilesDeletionDelay(0);
    environment(store).getGC().getUtilizationProfile().computeUtilizationFromScratch();
    return store;
  }

  /** Runs the collector, and waits for it. It may leave some work for the next time. */
  static void collect(Store store) {
    store.write(new StoreBatch().putMetadata("gc", new byte[] {1}));
    environment(store).gc();
    environment(store).getGC().waitForPendingGC();
  }
}
