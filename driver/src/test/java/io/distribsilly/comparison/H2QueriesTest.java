package io.distribsilly.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random queries over random tables give the same rows as in H2, and so do changes: 40 databases of
 * 50 query texts, each executed 26 times, with other parameters and on other rows.
 */
final class H2QueriesTest {
  private static final int DATABASES = 40;
  private static final int THREADS = 2;

  @TempDir Path folder;

  @Test
  void queriesAndChangesGiveWhatTheyGiveInH2() throws Exception {
    long base = Long.getLong("distribsilly.seed", 20_261_123L);
    int databases = Integer.getInteger("distribsilly.databases", DATABASES);
    List<Callable<QueryRun>> runs = new ArrayList<>();
    for (long seed : new Random(base).longs(databases).toArray()) {
      runs.add(() -> run(seed));
    }
    int executions = 0;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<QueryRun> run : threads.invokeAll(runs)) {
        executions += result(run).executions();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(executions).isGreaterThanOrEqualTo(databases * QueryRun.TEXTS * QueryRun.ROUNDS);
  }

  private QueryRun run(long seed) throws SQLException {
    QueryRun run = new QueryRun(seed);
    run.on(folder.resolve("db" + seed));
    return run;
  }

  private static QueryRun result(Future<QueryRun> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException error) {
      throw new AssertionError(error.getCause().getMessage(), error);
    }
  }
}
