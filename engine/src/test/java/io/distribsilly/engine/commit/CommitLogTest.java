package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.LogFixture.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended is replayed, over any number of segments. */
final class CommitLogTest {
  @TempDir Path folder;
  private LogFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LogFixture(folder.resolve("log"));
  }

  @Test
  void aNewLogHasNoCommitsAndBeginsWithOne() {
    try (CommitLog log = fixture.create()) {
      assertThat(log.lastSequence()).isZero();
      assertThat(log.append(List.of(LogFixture.record(1)))).isEqualTo(1);
    }
  }

  @Test
  void whatIsAppendedIsReplayedInOrder() {
    fill(2000);
    assertThat(fixture.segment(4)).exists();
    LogFixture.check(replay(0), 1, 2000);
    LogFixture.check(replay(1234), 1235, 2000);
    LogFixture.check(replay(2000), 1, 0);
  }

  @Test
  void aKilledProcessLosesNothingThatWasAppended() {
    CommitLog killed = fixture.create(); // never closed
    LogFixture.append(killed, 1000);
    LogFixture.check(replay(0), 1, 1000);
  }

  @Test
  void groupsAreWrittenAsSingleCommitsAre() {
    try (CommitLog log = fixture.create()) {
      long first = 1;
      for (int size = 1; size <= 64; size++) {
        List<LogRecord> group =
            LongStream.range(first, first + size).mapToObj(LogFixture::record).toList();
        assertThat(log.append(group)).isEqualTo(first);
        first += size;
      }
    }
    LogFixture.check(replay(0), 1, 64 * 65 / 2);
  }

  @Test
  void aLogGoesOnWhereItEnded() {
    fill(100);
    for (int i = 1; i <= 20; i++) {
      try (CommitLog log = fixture.open(0, new Replayed())) {
        assertThat(log.lastSequence()).isEqualTo(100L * i);
        LogFixture.append(log, 100);
      }
    }
    LogFixture.check(replay(0), 1, 2100);
  }

  @Test
  void reopeningTakesNoMoreSegments() {
    fill(1);
    for (int i = 0; i < 50; i++) {
      try (CommitLog log = fixture.open(0, new Replayed())) {
        LogFixture.append(log, 1);
      }
    }
    assertThat(fixture.segment(2)).doesNotExist();
  }

  @Test
  void trimmedSegmentsAreUsedAgain() throws IOException {
    long checkpoint = 0;
    try (CommitLog log = fixture.create()) {
      for (int round = 0; round < 20; round++) {
        LogFixture.append(log, 1000);
        checkpoint = log.lastSequence();
        log.trim(checkpoint);
      }
      assertThat(log.statistics().segments()).isEqualTo(1);
      assertThat(log.statistics().diskBytes()).isEqualTo(3L * LogFixture.SEGMENT_BYTES);
    }
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      assertThat(files).hasSize(3);
    }
    LogFixture.check(replay(checkpoint), 1, 0);
    LogFixture.check(replay(checkpoint - 5), checkpoint - 4, checkpoint);
  }

  @Test
  void trimKeepsEveryCommitAfterTheCheckpoint() {
    try (CommitLog log = fixture.create()) {
      LogFixture.append(log, 3000);
      for (long checkpoint = 0; checkpoint <= 3000; checkpoint += 77) {
        log.trim(checkpoint);
        LogFixture.check(replay(checkpoint), checkpoint + 1, 3000);
      }
    }
  }

  @Test
  void aCommitLargerThanASegmentGetsASegmentOfItsOwn() throws IOException {
    byte[] large = new byte[5 * LogFixture.SEGMENT_BYTES + 17];
    Arrays.fill(large, (byte) 3);
    List<ReplayedWrite> writes = List.of(new ReplayedWrite(new byte[5], Optional.of(large)));
    try (CommitLog log = fixture.create()) {
      LogFixture.append(log, 1);
      log.append(List.of(LogRecord.of(writes)));
      LogFixture.append(log, 200);
    }
    Replayed replayed = replay(0);
    assertThat(replayed.sequences).startsWith(1L, 2L, 3L).endsWith(202L);
    assertThat(LogFixture.same(replayed.commits.get(1), writes)).isTrue();
    assertThat(Files.size(fixture.segment(2))).isGreaterThan(large.length);
    try (CommitLog log = fixture.open(202, new Replayed())) {
      log.trim(202);
      assertThat(log.statistics().diskBytes()).isLessThan(5L * LogFixture.SEGMENT_BYTES);
    }
  }

  @Test
  void aCommitAboveTheLimitIsRefused() {
    byte[] row = new byte[(LogRecord.MAX_PAYLOAD_BYTES >> 3)];
    ReplayedWrite write = new ReplayedWrite(new byte[5], Optional.of(row));
    assertThatThrownBy(
            () -> LogRecord.of(List.of(write, write, write, write, write, write, write, write)))
        .hasMessageContaining("268435456")
        .asInstanceOf(InstanceOfAssertFactories.throwable(EngineException.class))
        .extracting(EngineException::code)
        .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
  }

  @Test
  void aLogBehindItsCheckpointGoesOnAfterIt() {
    fill(10);
    try (CommitLog log = fixture.open(50, new Replayed())) {
      assertThat(log.lastSequence()).isEqualTo(50);
      LogFixture.append(log, 10);
    }
    LogFixture.check(replay(50), 51, 60);
  }

  @Test
  void statisticsTellWhatWasDone() {
    try (CommitLog log = fixture.create()) {
      log.append(LongStream.rangeClosed(1, 5).mapToObj(LogFixture::record).toList());
      log.append(List.of(LogFixture.record(6)));
      log.sync();
      log.sync();
      LogStatistics statistics = log.statistics();
      assertThat(statistics.commits()).isEqualTo(6);
      assertThat(statistics.groups()).isEqualTo(2);
      assertThat(statistics.syncs()).isEqualTo(1);
      assertThat(statistics.largestGroup()).isEqualTo(5);
      assertThat(statistics.groupSizes()).startsWith(1L, 0L, 1L, 0L);
      assertThat(statistics.appendedBytes())
          .isEqualTo(LongStream.rangeClosed(1, 6).map(i -> LogFixture.record(i).length()).sum());
    }
  }

  private void fill(int commits) {
    try (CommitLog log = fixture.create()) {
      LogFixture.append(log, commits);
    }
  }

  private Replayed replay(long checkpointSequence) {
    Replayed replayed = new Replayed();
    RecoveredLog recovered =
        new LogRecovery(fixture.options(false), checkpointSequence, replayed).run();
    assertThat(recovered.damage()).isEmpty();
    return replayed;
  }
}
