package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.LogFixture.Replayed;
import io.distribsilly.engine.file.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash tears off at the end is cut off; what is damaged before it is reported. */
final class TornLogTest {
  private static final int COMMITS = 8;

  @TempDir Path folder;
  private LogFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LogFixture(folder.resolve("log"), new Disk(), 16 << 10);
  }

  @Test
  void aTornLastRecordIsCutOffWhereverItIsTorn() throws IOException {
    byte[] whole = crashed();
    long start = start(COMMITS);
    int payloadEnd = (int) start + RecordHeader.BYTES + payloadBytes(COMMITS);
    for (int at = (int) start; at < payloadEnd; at++) {
      int cut = at;
      checkCut(damaged(whole, bytes -> Arrays.fill(bytes, cut, bytes.length, (byte) 0)), cut);
      checkCut(damaged(whole, bytes -> Arrays.fill(bytes, cut, payloadEnd, (byte) 0xA5)), cut);
      checkCut(damaged(whole, bytes -> bytes[cut] ^= 0x10), cut);
    }
  }

  private void checkCut(byte[] bytes, int at) throws IOException {
    Files.write(fixture.segment(1), bytes);
    Replayed replayed = new Replayed();
    try (CommitLog log = fixture.open(0, replayed)) {
      boolean wasZeroAnyway = replayed.sequences.size() == COMMITS;
      if (!wasZeroAnyway) {
        LogFixture.check(replayed, 1, COMMITS - 1);
      }
      LogFixture.append(log, 3);
    } catch (EngineException e) {
      throw new AssertionError("torn at " + at, e);
    }
    Replayed again = new Replayed();
    fixture.open(0, again).close();
    LogFixture.check(again, 1, replayed.sequences.size() + 3L);
    Files.deleteIfExists(fixture.segment(2));
  }

  @Test
  void damageBeforeTheLastRecordIsReportedWithFileAndOffset() throws IOException {
    byte[] whole = crashed();
    for (int commit = 1; commit < COMMITS; commit++) {
      int start = (int) start(commit);
      int payloadEnd = start + RecordHeader.BYTES + payloadBytes(commit);
      for (int at = start; at < payloadEnd; at++) {
        int damagedAt = at;
        Files.write(fixture.segment(1), damaged(whole, bytes -> bytes[damagedAt] ^= 0x01));
        assertThatThrownBy(() -> fixture.open(0, new Replayed()))
            .hasMessageContaining(fixture.segment(1).toString())
            .hasMessageContaining("at byte " + start + ":")
            .hasMessageContaining("commit " + commit + " ")
            .asInstanceOf(InstanceOfAssertFactories.throwable(EngineException.class))
            .extracting(EngineException::code)
            .isEqualTo(ErrorCode.CORRUPTION);
      }
    }
  }

  @Test
  void damageInWhatTheCheckpointHasIsNoneAsLongAsTheRestCanBeRead() throws IOException {
    byte[] whole = crashed();
    int start = (int) start(COMMITS);
    Files.write(fixture.segment(1), damaged(whole, bytes -> bytes[start - 20] ^= 0x01));
    Replayed replayed = new Replayed();
    fixture.open(COMMITS, replayed).close();
    assertThat(replayed.sequences).isEmpty();
  }

  /** A checkpoint that does not sync the log first, and then a power loss. */
  @Test
  void aLogBehindItsCheckpointStaysReadableHoweverOftenItIsOpened() throws IOException {
    CommitLog log = fixture.create();
    LogFixture.appendSynced(log, 5);
    LogFixture.append(log, 15);
    byte[] whole = Files.readAllBytes(fixture.segment(1));
    int start = (int) start(6);
    Files.write(fixture.segment(1), damaged(whole, bytes -> bytes[start + 30] ^= 1));
    for (int i = 0; i < 3; i++) {
      try (CommitLog behind = fixture.open(12, new Replayed())) {
        assertThat(behind.lastSequence()).isEqualTo(12);
        behind.sync();
        behind.maintain();
      }
    }
    try (CommitLog behind = fixture.open(12, new Replayed())) {
      LogFixture.append(behind, 5);
    }
    Replayed replayed = new Replayed();
    fixture.open(12, replayed).close();
    LogFixture.check(replayed, 13, 17);
  }

  @Test
  void aFileThatIsCutOffIsDamage() throws IOException {
    byte[] whole = crashed();
    int end = (int) start(COMMITS + 1);
    for (int length = 0; length < end + 100; length += 13) {
      Files.write(fixture.segment(1), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> fixture.open(0, new Replayed()))
          .hasMessageContaining(fixture.segment(1).toString())
          .asInstanceOf(InstanceOfAssertFactories.throwable(EngineException.class))
          .extracting(EngineException::code)
          .isEqualTo(ErrorCode.CORRUPTION);
    }
  }

  @Test
  void paddingMayBeAnything() throws IOException {
    byte[] whole = crashed();
    for (int commit = 1; commit <= COMMITS; commit++) {
      int paddingStart = (int) start(commit) + RecordHeader.BYTES + payloadBytes(commit);
      Arrays.fill(whole, paddingStart, (int) start(commit + 1), (byte) 9);
    }
    Files.write(fixture.segment(1), whole);
    Replayed replayed = new Replayed();
    fixture.open(0, replayed).close();
    LogFixture.check(replayed, 1, COMMITS);
  }

  @Test
  void afterACleanCloseAlsoTheLastRecordIsKnownToHaveBeenThere() throws IOException {
    try (CommitLog log = fixture.create()) {
      LogFixture.append(log, COMMITS);
    }
    byte[] whole = Files.readAllBytes(fixture.segment(1));
    int start = (int) start(COMMITS);
    Files.write(
        fixture.segment(1),
        damaged(whole, bytes -> Arrays.fill(bytes, start, start + 8, (byte) 0)));
    assertThatThrownBy(() -> fixture.open(0, new Replayed()))
        .hasMessageContaining("commit " + COMMITS + " cannot be read");
  }

  @Test
  void unsyncedRecordsAfterATornOneAreCutOffForGood() throws IOException {
    CommitLog log = fixture.create();
    LogFixture.appendSynced(log, 5);
    LogFixture.append(log, 10); // of which a power loss takes the first
    byte[] whole = Files.readAllBytes(fixture.segment(1));
    int start = (int) start(6);
    Files.write(fixture.segment(1), damaged(whole, bytes -> bytes[start + 30] ^= 1));
    try (CommitLog cut = fixture.open(0, new Replayed())) {
      assertThat(cut.lastSequence()).isEqualTo(5);
      cut.append(List.of(LogFixture.record(6))); // as long as the torn one
    }
    Replayed replayed = new Replayed();
    fixture.open(0, replayed).close();
    LogFixture.check(replayed, 1, 6);
  }

  @Test
  void unsyncedSegmentsAfterATornOneAreDiscarded() throws IOException {
    CommitLog log = fixture.create();
    LogFixture.append(log, 3000);
    assertThat(fixture.segment(3)).exists();
    long first = firstOf(2);
    byte[] whole = Files.readAllBytes(fixture.segment(1));
    int last = (int) start(first - 1);
    Files.write(fixture.segment(1), damaged(whole, bytes -> bytes[last + 30] ^= 1));
    Replayed replayed = new Replayed();
    try (CommitLog cut = fixture.open(0, replayed)) {
      LogFixture.check(replayed, 1, first - 2);
      assertThat(fixture.segment(2)).doesNotExist();
      LogFixture.append(cut, 2000);
    }
    Replayed again = new Replayed();
    fixture.open(0, again).close();
    LogFixture.check(again, 1, first - 2 + 2000);
  }

  @Test
  void aSyncInALaterSegmentProvesTheEarlierOnes() throws IOException {
    CommitLog log = fixture.create();
    LogFixture.append(log, 3000);
    LogFixture.appendSynced(log, 2);
    byte[] whole = Files.readAllBytes(fixture.segment(1));
    int last = (int) start(firstOf(2) - 1);
    Files.write(fixture.segment(1), damaged(whole, bytes -> bytes[last + 30] ^= 1));
    assertThatThrownBy(() -> fixture.open(0, new Replayed()))
        .hasMessageContaining(fixture.segment(1).toString())
        .hasMessageContaining("at byte " + last);
  }

  @Test
  void aCommitThatHoldsALogIsNotTakenForOne() throws IOException {
    fixture = new LogFixture(folder.resolve("log"));
    byte[] copy;
    try (CommitLog log = fixture.create()) {
      LogFixture.appendSynced(log, COMMITS);
      copy = Files.readAllBytes(fixture.segment(1));
    }
    byte[] row = Arrays.copyOf(copy, 12_000);
    CommitLog log = fixture.open(0, new Replayed());
    log.append(List.of(LogRecord.of(List.of(new ReplayedWrite(new byte[5], Optional.of(row))))));
    byte[] whole = Files.readAllBytes(fixture.segment(1));
    int start = (int) start(COMMITS + 1);
    Files.write(fixture.segment(1), damaged(whole, bytes -> bytes[start] ^= 1));
    Replayed replayed = new Replayed();
    fixture.open(0, replayed).close();
    LogFixture.check(replayed, 1, COMMITS);
  }

  /** Returns the only segment of a log with synced commits that was not closed. */
  private byte[] crashed() throws IOException {
    LogFixture.appendSynced(fixture.create(), COMMITS);
    return Files.readAllBytes(fixture.segment(1));
  }

  private interface Damage {
    void apply(byte[] bytes);
  }

  private static byte[] damaged(byte[] whole, Damage damage) {
    byte[] bytes = whole.clone();
    damage.apply(bytes);
    return bytes;
  }

  private long firstOf(long segment) throws IOException {
    return SegmentReader.readHeader(fixture.options(false).disk(), fixture.segment(segment))
        .firstSequence();
  }

  /** Returns where a commit of the first segment starts. */
  private static long start(long sequence) {
    long position = SegmentHeader.RECORDS_POSITION;
    for (long before = 1; before < sequence; before++) {
      position += LogFixture.record(before).length();
    }
    return position;
  }

  private static int payloadBytes(long sequence) {
    return (int) WriteCodec.encodedBytes(LogFixture.writes(sequence));
  }
}
