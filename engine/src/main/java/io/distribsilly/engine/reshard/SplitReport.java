package io.distribsilly.engine.reshard;

import io.distribsilly.engine.store.Store.CloneReport;
import java.time.Duration;

/**
 * What splitting one shard did.
 *
 * @param rows rows in the shard at its snapshot, foreign ones included
 * @param cloned what was linked and copied
 * @param writePause the longest time that a commit waited for the split
 */
record SplitReport(long rows, CloneReport cloned, Duration writePause) {
  ReshardJob addTo(ReshardJob job) {
    return new ReshardJob(
        job.id(),
        job.from(),
        job.to(),
        job.state(),
        job.shardsSplit(),
        job.rows() + rows,
        job.filesLinked() + cloned.filesLinked(),
        job.bytesLinked() + cloned.bytesLinked(),
        job.bytesCopied() + cloned.bytesCopied(),
        job.rowsPurged(),
        job.longestWritePause().compareTo(writePause) >= 0 ? job.longestWritePause() : writePause,
        job.startedAt(),
        job.finishedAt());
  }
}
