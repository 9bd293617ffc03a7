package io.distribsilly.engine.reshard;

import io.distribsilly.engine.store.Store.CloneReport;
import java.time.Duration;

/**
 * What splitting one shard did, or merging one group.
 *
 * @param rows rows in the shard that was split, at its snapshot, foreign ones included; or in the
 *     one that the group became
 * @param rowsCopied rows that were copied from shard to shard
 * @param rowBytesCopied their bytes
 * @param cloned what was linked and copied of files
 * @param writePause the longest time that a commit waited for it
 */
record SwitchReport(
    long rows, long rowsCopied, long rowBytesCopied, CloneReport cloned, Duration writePause) {
  ReshardJob addTo(ReshardJob job) {
    return new ReshardJob(
        job.id(),
        job.from(),
        job.to(),
        job.state(),
        job.shardsDone(),
        job.rows() + rows,
        job.rowsCopied() + rowsCopied,
        job.filesLinked() + cloned.filesLinked(),
        job.bytesLinked() + cloned.bytesLinked(),
        job.bytesCopied() + cloned.bytesCopied() + rowBytesCopied,
        job.rowsPurged(),
        job.longestWritePause().compareTo(writePause) >= 0 ? job.longestWritePause() : writePause,
        job.startedAt(),
        job.finishedAt());
  }
}
