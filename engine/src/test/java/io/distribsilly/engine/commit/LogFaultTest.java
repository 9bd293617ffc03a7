package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.LogFixture.Replayed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk refuses commits and harms nothing; a failed sync ends everything. */
final class LogFaultTest {
  @TempDir Path folder;
  private final FaultyLogDisk disk = new FaultyLogDisk();
  private LogFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LogFixture(folder.resolve("log"), disk, LogFixture.SEGMENT_BYTES);
  }

  @Test
  void aFullDiskRefusesOnlyTheCommitsThatNeedANewSegment() {
    try (CommitLog log = fixture.create()) {
      disk.setFreeBytes(LogFixture.SEGMENT_BYTES / 2);
      int appended = 0;
      while (tryAppend(log)) {
        appended++;
      }
      assertThat(appended).isGreaterThan(100);
      for (int i = 0; i < 10; i++) {
        assertThat(tryAppend(log)).isFalse();
      }
      disk.setFreeBytes(Long.MAX_VALUE);
      LogFixture.append(log, 500);
      assertThat(log.lastSequence()).isEqualTo(appended + 500L);
    }
    Replayed replayed = new Replayed();
    try (CommitLog log = fixture.open(0, replayed)) {
      LogFixture.check(replayed, 1, log.lastSequence());
    }
  }

  @Test
  void aGroupThatWasWrittenInPartIsUndone() {
    for (int written = 0; written < 900; written += 37) {
      LogFixture at =
          new LogFixture(folder.resolve("log" + written), disk, LogFixture.SEGMENT_BYTES);
      CommitLog log = at.create();
      LogFixture.append(log, 3);
      disk.setWritableBytes(written);
      assertError(() -> log.append(group(4, 12)), ErrorCode.DISK_FULL);
      disk.setWritableBytes(Long.MAX_VALUE);
      log.append(group(4, 1)); // the rest of the failed group stood right behind it
      Replayed replayed = new Replayed();
      at.open(0, replayed).close();
      LogFixture.check(replayed, 1, 4);
      log.close();
    }
  }

  @Test
  void afterAFailedSyncEverythingIsRefusedUntilTheLogIsOpenedAgain() {
    CommitLog log = fixture.create();
    LogFixture.appendSynced(log, 5);
    LogFixture.append(log, 1);
    disk.setFailSyncs(true);
    assertError(log::sync, ErrorCode.IO_ERROR);
    disk.setFailSyncs(false);
    assertError(log::sync, ErrorCode.IO_ERROR);
    assertError(() -> LogFixture.append(log, 1), ErrorCode.IO_ERROR);
    assertThatThrownBy(log::sync).hasMessageContaining("close the database and open it again");
    log.close();
    Replayed replayed = new Replayed();
    try (CommitLog again = fixture.open(0, replayed)) {
      LogFixture.check(replayed, 1, 6);
      LogFixture.appendSynced(again, 3);
    }
  }

  @Test
  void aSegmentWhoseNameMayNotBeSafeEndsEverythingToo() {
    CommitLog log = fixture.create();
    disk.setFailFolderSyncs(true);
    int appended = 0;
    while (tryAppend(log)) {
      appended++;
    }
    disk.setFailFolderSyncs(false);
    assertError(() -> LogFixture.append(log, 1), ErrorCode.IO_ERROR);
    log.close();
    Replayed replayed = new Replayed();
    try (CommitLog again = fixture.open(0, replayed)) {
      LogFixture.check(replayed, 1, appended);
      LogFixture.append(again, 3);
    }
  }

  @Test
  void aSegmentThatCannotBeSyncedWhenItIsMadeIsNotUsed() {
    try (CommitLog log = fixture.create()) {
      disk.setFailSyncs(true);
      int appended = 0;
      while (tryAppend(log)) {
        appended++;
      }
      disk.setFailSyncs(false);
      LogFixture.append(log, 10);
      assertThat(log.lastSequence()).isEqualTo(appended + 10L);
    }
  }

  @Test
  void aFullDiskKeepsNobodyFromOpening() {
    LogFixture.append(fixture.create(), 1000);
    disk.setFreeBytes(0);
    Replayed replayed = new Replayed();
    try (CommitLog log = fixture.open(0, replayed)) {
      LogFixture.check(replayed, 1, 1000);
      log.trim(1000);
      LogFixture.append(log, 1000); // in the recycled segments
    }
  }

  @Test
  void aClosedLogRefusesCommits() {
    CommitLog log = fixture.create();
    log.close();
    log.close();
    assertError(() -> LogFixture.append(log, 1), ErrorCode.CONNECTION_CLOSED);
  }

  private static boolean tryAppend(CommitLog log) {
    try {
      LogFixture.append(log, 1);
      return true;
    } catch (EngineException e) {
      assertThat(e.code()).isIn(ErrorCode.DISK_FULL, ErrorCode.IO_ERROR);
      return false;
    }
  }

  private static List<LogRecord> group(long first, int size) {
    return LongStream.range(first, first + size).mapToObj(LogFixture::record).toList();
  }

  private static void assertError(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.throwable(EngineException.class))
        .extracting(EngineException::code)
        .isEqualTo(code);
  }
}
