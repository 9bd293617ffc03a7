package io.distribsilly.engine;

import io.distribsilly.engine.commit.LogOptions;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.reshard.ReshardListener;
import java.time.Duration;

/**
 * What an engine is made with that nobody but tests has a reason to change. Immutable.
 *
 * @param listener who is told of the steps of RESHARD
 * @param disk what the files are changed through
 * @param segmentBytes the size of a segment of the commit log
 * @param checkpointLogBytes what recovery has to replay at most, roughly
 * @param checkpointInterval the longest time that a commit waits for its checkpoint, roughly
 */
record EngineSettings(
    ReshardListener listener,
    Disk disk,
    int segmentBytes,
    long checkpointLogBytes,
    Duration checkpointInterval) {
  static final EngineSettings DEFAULT =
      new EngineSettings(
          ReshardListener.NONE,
          new Disk(),
          LogOptions.SEGMENT_BYTES,
          64L << 20,
          Duration.ofSeconds(30));

  EngineSettings withListener(ReshardListener newListener) {
    return new EngineSettings(
        newListener, disk, segmentBytes, checkpointLogBytes, checkpointInterval);
  }

  EngineSettings withDisk(Disk newDisk) {
    return new EngineSettings(
        listener, newDisk, segmentBytes, checkpointLogBytes, checkpointInterval);
  }

  EngineSettings withSegmentBytes(int newSegmentBytes) {
    return new EngineSettings(
        listener, disk, newSegmentBytes, checkpointLogBytes, checkpointInterval);
  }
}
