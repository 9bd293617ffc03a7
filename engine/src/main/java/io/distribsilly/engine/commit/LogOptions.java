package io.distribsilly.engine.commit;

import io.distribsilly.engine.file.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * How to open a commit log.
 *
 * @param folder the folder of the log, in a folder that exists
 * @param databaseId the database; a log of another one is refused
 * @param disk what the files are changed through
 * @param mayBeMissing whether nothing is wrong if there is no log: the database is new or was
 *     closed cleanly
 * @param segmentBytes the size of a segment; one grows larger if a commit needs it
 * @param syncInterval the longest time that a commit stays unsynced
 */
public record LogOptions(
    Path folder,
    UUID databaseId,
    Disk disk,
    boolean mayBeMissing,
    int segmentBytes,
    Duration syncInterval) {
  /** The name of the log's folder in that of its database. */
  public static final String FOLDER = "log";

  /** The size of a segment unless told otherwise. */
  public static final int SEGMENT_BYTES = 16 << 20;

  private static final int MIN_SEGMENT_BYTES = 2 * SegmentHeader.RECORDS_POSITION;

  public LogOptions {
    Objects.requireNonNull(folder);
    Objects.requireNonNull(databaseId);
    Objects.requireNonNull(disk);
    if (segmentBytes < MIN_SEGMENT_BYTES) {
      throw new IllegalArgumentException("a segment has at least " + MIN_SEGMENT_BYTES + " bytes");
    }
    if (syncInterval.isNegative() || syncInterval.isZero()) {
      throw new IllegalArgumentException("the sync interval is " + syncInterval);
    }
  }

  /** Returns the largest group of commits that is written at once, a single commit excepted. */
  int maxGroupBytes() {
    return segmentBytes / 4;
  }
}
