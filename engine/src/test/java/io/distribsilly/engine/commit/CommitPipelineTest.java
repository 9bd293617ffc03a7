package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.commit.LogFixture.Replayed;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commits of many threads: in order, safe before they are answered, each exactly once. */
@Timeout(120)
final class CommitPipelineTest {
  private static final int THREADS = 16;
  private static final int COMMITS = 100;

  @TempDir Path folder;

  /** Checks that the pipeline keeps its order. */
  private static final class Rows implements CommitTarget<ReplayedWrite> {
    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<ReplayedWrite> applied = new ArrayList<>();
    private final Set<Long> refused = new HashSet<>();
    private CommitLog log;
    private boolean durable;
    private long last;
    private volatile long published;

    @Override
    public void admit(long bytes) {
      assertThat(bytes).isPositive();
    }

    @Override
    public void check(List<ReplayedWrite> writes) {
      alone(() -> {});
    }

    @Override
    public void apply(long sequence, List<ReplayedWrite> writes) {
      alone(
          () -> {
            assertThat(sequence).isEqualTo(++last);
            assertThat(log.lastSequence()).isGreaterThanOrEqualTo(sequence);
            assertThat(!durable || log.syncedSequence() >= sequence).isTrue();
            applied.addAll(writes);
          });
    }

    @Override
    public void publish(long sequence) {
      alone(() -> assertThat(sequence).isEqualTo(last));
      published = sequence;
    }

    private void alone(Runnable step) {
      assertThat(busy.compareAndSet(false, true)).isTrue();
      step.run();
      busy.set(false);
    }
  }

  @Test
  void everyCommitOfEveryThreadTakesExactlyOnceAndInOrder() throws Exception {
    for (Durability durability : Durability.values()) {
      Path logFolder = folder.resolve(durability.optionName());
      LogFixture fixture = new LogFixture(logFolder);
      Rows rows = new Rows();
      rows.durable = durability == Durability.SYNC;
      rows.log = CommitLog.open(fixture.options(true), 0, (sequence, writes) -> {});
      try (CommitPipeline<ReplayedWrite> pipeline = new CommitPipeline<>(rows.log, rows)) {
        commitAll(pipeline, rows, durability);
        assertThat(pipeline.lastSequence()).isEqualTo(THREADS * COMMITS);
      }
      Replayed replayed = new Replayed();
      fixture.open(0, replayed).close();
      List<ReplayedWrite> logged = new ArrayList<>();
      replayed.commits.forEach(logged::addAll);
      assertThat(LogFixture.same(logged, rows.applied)).isTrue();
      assertThat(keys(logged)).hasSize(THREADS * COMMITS);
    }
  }

  @Test
  void interruptsHarmNothingAndAreRemembered() throws Exception {
    LogFixture fixture = new LogFixture(folder.resolve("log"));
    Rows rows = new Rows();
    rows.log = CommitLog.open(fixture.options(true), 0, (sequence, writes) -> {});
    AtomicBoolean done = new AtomicBoolean();
    try (CommitPipeline<ReplayedWrite> pipeline = new CommitPipeline<>(rows.log, rows)) {
      List<Thread> threads = new ArrayList<>();
      AtomicInteger remembered = new AtomicInteger();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        threads.add(
            new Thread(
                () -> {
                  for (int j = 0; j < COMMITS; j++) {
                    pipeline.commit(writes(thread, j), Durability.SYNC);
                    if (Thread.interrupted()) {
                      remembered.incrementAndGet();
                    }
                  }
                }));
      }
      Thread interrupter =
          new Thread(
              () -> {
                while (!done.get()) {
                  threads.forEach(Thread::interrupt);
                  Thread.yield();
                }
              });
      threads.forEach(Thread::start);
      interrupter.start();
      for (Thread thread : threads) {
        thread.join();
      }
      done.set(true);
      interrupter.join();
      assertThat(remembered.get()).isPositive();
      assertThat(pipeline.lastSequence()).isEqualTo(THREADS * COMMITS);
    }
  }

  @Test
  void anExclusiveTaskIsNeverInsideAGroup() throws Exception {
    LogFixture fixture = new LogFixture(folder.resolve("log"));
    Rows rows = new Rows();
    rows.log = CommitLog.open(fixture.options(true), 0, (sequence, writes) -> {});
    try (CommitPipeline<ReplayedWrite> pipeline = new CommitPipeline<>(rows.log, rows)) {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<?>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < COMMITS; j++) {
                    pipeline.exclusively(
                        () -> {
                          rows.alone(
                              () -> {
                                assertThat(pipeline.lastSequence()).isEqualTo(rows.last);
                                assertThat(rows.log.lastSequence()).isEqualTo(rows.last);
                                assertThat(rows.published).isEqualTo(rows.last);
                                Thread.yield();
                              });
                          return 0;
                        });
                  }
                }));
      }
      threads.shutdown();
      commitAll(pipeline, rows, Durability.SYNC);
      for (Future<?> task : tasks) {
        task.get();
      }
    }
  }

  @Test
  void aThreadThatWaitsIsServedHoweverManyCommitMeanwhile() throws Exception {
    LogFixture fixture = new LogFixture(folder.resolve("log"));
    Rows rows = new Rows();
    rows.log = CommitLog.open(fixture.options(true), 0, (sequence, writes) -> {});
    AtomicBoolean done = new AtomicBoolean();
    try (CommitPipeline<ReplayedWrite> pipeline = new CommitPipeline<>(rows.log, rows)) {
      List<Thread> busy = new ArrayList<>();
      for (int i = 1; i < THREADS; i++) {
        int thread = i;
        busy.add(
            new Thread(
                () -> {
                  for (int j = 0; !done.get(); j++) {
                    pipeline.commit(writes(thread, j), Durability.PERIODIC);
                  }
                }));
      }
      busy.forEach(Thread::start);
      for (int j = 0; j < COMMITS; j++) {
        pipeline.commit(writes(0, j), j % 2 == 0 ? Durability.SYNC : Durability.PERIODIC);
        pipeline.exclusively(() -> 0);
      }
      done.set(true);
      for (Thread thread : busy) {
        thread.join();
      }
    }
  }

  /** A disk whose syncs take their time on any machine. */
  private static final class SlowDisk extends Disk {
    @Override
    public DiskFile open(Path file) throws IOException {
      return new DiskFile(file) {
        @Override
        public void sync() throws IOException {
          for (int i = 0; i < 200; i++) {
            Thread.yield();
          }
          super.sync();
        }
      };
    }
  }

  @Test
  void manyDurableWritersShareTheirSyncs() throws Exception {
    LogFixture fixture =
        new LogFixture(folder.resolve("log"), new SlowDisk(), LogFixture.SEGMENT_BYTES);
    Rows rows = new Rows();
    rows.durable = true;
    rows.log = CommitLog.open(fixture.options(true), 0, (sequence, writes) -> {});
    try (CommitPipeline<ReplayedWrite> pipeline = new CommitPipeline<>(rows.log, rows)) {
      commitAll(pipeline, rows, Durability.SYNC);
      LogStatistics statistics = pipeline.statistics();
      assertThat(statistics.commits()).isEqualTo(THREADS * COMMITS);
      assertThat(statistics.groups()).isLessThan(THREADS * COMMITS / 2);
      assertThat(statistics.largestGroup()).isBetween(3L, (long) THREADS);
    }
  }

  @Test
  void periodicCommitsAreSyncedWithoutAnybodyAsking() {
    LogFixture fixture = new LogFixture(folder.resolve("log"));
    Rows rows = new Rows();
    rows.log = CommitLog.open(fixture.options(true), 0, (sequence, writes) -> {});
    try (CommitPipeline<ReplayedWrite> pipeline = new CommitPipeline<>(rows.log, rows)) {
      for (int j = 0; j < COMMITS; j++) {
        pipeline.commit(writes(0, j), Durability.PERIODIC);
        while (j % 50 == 0 && rows.log.syncedSequence() <= j) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private static void commitAll(
      CommitPipeline<ReplayedWrite> pipeline, Rows rows, Durability durability) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      done.add(
          threads.submit(
              () -> {
                for (int j = 0; j < COMMITS; j++) {
                  long before = rows.published;
                  pipeline.commit(writes(thread, j), durability);
                  assertThat(rows.published).isGreaterThan(before);
                }
              }));
    }
    threads.shutdown();
    for (Future<?> future : done) {
      future.get();
    }
  }

  private static List<ReplayedWrite> writes(int thread, int number) {
    byte[] key = ByteBuffer.allocate(8).putInt(thread).putInt(number).array();
    return List.of(new ReplayedWrite(key, Optional.of(new byte[number % 50])));
  }

  private static Set<Long> keys(List<ReplayedWrite> writes) {
    Set<Long> keys = new HashSet<>();
    writes.forEach(write -> keys.add(ByteBuffer.wrap(write.storeKey()).getLong()));
    return keys;
  }
}
