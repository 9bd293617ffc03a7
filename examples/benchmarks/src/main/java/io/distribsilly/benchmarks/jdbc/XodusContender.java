package io.distribsilly.benchmarks.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distribsilly.benchmarks.ScratchFolder;
import java.io.IOException;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.bindings.LongBinding;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;

/** Xodus alone, set up as the engine sets up one shard, with Xodus's own reader and writer. */
final class XodusContender implements Contender {
  private static final long CACHE_BYTES = 64L << 20;
  private static final int BATCH_ROWS = 1_000;

  private final ScratchFolder folder;
  private final Environment environment;
  private final Store store;

  XodusContender(ScratchFolder folder, Guarantee guarantee) {
    this.folder = folder;
    this.environment =
        Environments.newInstance(folder.path().toFile(), config(guarantee == Guarantee.DURABLE));
    this.store =
        environment.computeInTransaction(
            transaction ->
                environment.openStore(
                    "bench", StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, transaction));
  }

  /** The settings of the engine's own environments; where these change, change them here too. */
  private static EnvironmentConfig config(boolean durable) {
    return new EnvironmentConfig()
        .setMemoryUsage(CACHE_BYTES)
        .setLogCachePageSize(16_384)
        .setLogCacheGenerationCount(16)
        .setLogFileSize(1_024)
        .setLogDurableWrite(durable)
        .setLogSyncPeriod(1_000)
        .setManagementEnabled(false)
        .setEnvGatherStatistics(false)
        .setGcUseExclusiveTransaction(true)
        .setGcTransactionTimeout(1)
        .setGcRunPeriod(200)
        .setGcMinUtilization(50);
  }

  @Override
  public void load(int rows) {
    RowValues values = new RowValues();
    for (int from = 0; from < rows; from += BATCH_ROWS) {
      int first = from;
      int end = Math.min(from + BATCH_ROWS, rows);
      environment.executeInExclusiveTransaction(
          transaction -> {
            for (int id = first; id < end; id++) {
              store.put(transaction, key(id), value(values.of(id)));
            }
          });
    }
  }

  @Override
  public Client connect() {
    return new XodusClient();
  }

  @Override
  public void close() throws IOException {
    environment.close();
    folder.close();
  }

  private static ByteIterable key(long id) {
    return LongBinding.longToEntry(id);
  }

  private static ByteIterable value(String text) {
    return new ArrayByteIterable(text.getBytes(UTF_8));
  }

  private final class XodusClient implements Client {
    @Override
    public String select(long id) {
      Transaction transaction = environment.beginReadonlyTransaction();
      try {
        ByteIterable value = store.get(transaction, key(id));
        if (value == null) {
          throw new IllegalStateException("no row has the id " + id);
        }
        return new String(value.getBytesUnsafe(), 0, value.getLength(), UTF_8);
      } finally {
        transaction.abort();
      }
    }

    @Override
    public void insert(long id, String value) {
      environment.executeInExclusiveTransaction(
          transaction -> store.add(transaction, key(id), value(value)));
    }
  }
}
