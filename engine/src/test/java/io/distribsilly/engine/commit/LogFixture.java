package io.distribsilly.engine.commit;

import io.distribsilly.engine.file.Disk;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A commit log in a folder of a test, whose commits can be told from their sequence. */
final class LogFixture {
  static final UUID DATABASE = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  static final int SEGMENT_BYTES = 64 << 10;

  /** What a log replays: element i is the commit with sequence i + first. */
  static final class Replayed implements LogReplay {
    final List<Long> sequences = new ArrayList<>();
    final List<List<ReplayedWrite>> commits = new ArrayList<>();

    @Override
    public void commit(long sequence, List<ReplayedWrite> writes) {
      sequences.add(sequence);
      commits.add(writes);
    }
  }

  private final Path folder;
  private final Disk disk;
  private final int segmentBytes;

  LogFixture(Path folder) {
    this(folder, new Disk(), SEGMENT_BYTES);
  }

  LogFixture(Path folder, Disk disk, int segmentBytes) {
    this.folder = folder;
    this.disk = disk;
    this.segmentBytes = segmentBytes;
  }

  LogOptions options(boolean mayBeMissing) {
    return new LogOptions(
        folder, DATABASE, disk, mayBeMissing, segmentBytes, Duration.ofMillis(10));
  }

  /** Opens a log that may be missing, without a thread. */
  CommitLog create() {
    return CommitLog.openWithoutThread(options(true), 0, (sequence, writes) -> {});
  }

  CommitLog open(long checkpointSequence, LogReplay replay) {
    return CommitLog.openWithoutThread(options(false), checkpointSequence, replay);
  }

  Path segment(long number) {
    return SegmentName.segment(folder, number);
  }

  /** Returns what a commit with a sequence writes: the same each time, of varied sizes. */
  static List<ReplayedWrite> writes(long sequence) {
    return writes(0, sequence, 60);
  }

  /** Returns what a commit writes in one of several histories. */
  static List<ReplayedWrite> writes(int history, long sequence, int maxRowBytes) {
    Random random = new Random(31L * history + sequence);
    List<ReplayedWrite> writes = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      byte[] key =
          ByteBuffer.allocate(13)
              .putInt(7)
              .putLong(sequence)
              .put((byte) (31 * history + i))
              .array();
      byte[] row = new byte[random.nextInt(maxRowBytes)];
      random.nextBytes(row);
      writes.add(
          new ReplayedWrite(key, random.nextInt(4) == 0 ? Optional.empty() : Optional.of(row)));
    }
    return writes;
  }

  /** Appends the next commits, each in a group of its own. */
  static void append(CommitLog log, int count) {
    for (int i = 0; i < count; i++) {
      log.append(List.of(record(log.lastSequence() + 1)));
    }
  }

  /** Appends the next commits, each synced before the next. */
  static void appendSynced(CommitLog log, int count) {
    for (int i = 0; i < count; i++) {
      append(log, 1);
      log.sync();
    }
  }

  static LogRecord record(long sequence) {
    return LogRecord.of(writes(sequence));
  }

  static boolean same(List<ReplayedWrite> a, List<ReplayedWrite> b) {
    return text(a).equals(text(b));
  }

  private static String text(List<ReplayedWrite> writes) {
    StringBuilder text = new StringBuilder();
    for (ReplayedWrite write : writes) {
      text.append(Arrays.toString(write.storeKey()))
          .append(write.row().map(Arrays::toString).orElse("deleted"));
    }
    return text.toString();
  }

  /** Checks that exactly the commits of a range were replayed, each as it was. */
  static void check(Replayed replayed, long first, long last) {
    if (replayed.sequences.size() != Math.max(0, last - first + 1)) {
      throw new AssertionError(
          "expected %d to %d, got %s".formatted(first, last, replayed.sequences));
    }
    for (int i = 0; i < replayed.sequences.size(); i++) {
      long sequence = replayed.sequences.get(i);
      if (sequence != first + i || !same(replayed.commits.get(i), writes(sequence))) {
        throw new AssertionError("commit %d is not as it was".formatted(first + i));
      }
    }
  }
}
