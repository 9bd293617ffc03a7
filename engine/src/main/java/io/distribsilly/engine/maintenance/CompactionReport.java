package io.distribsilly.engine.maintenance;

/**
 * What compacting did to one shard.
 *
 * @param shard the shard
 * @param filesBefore the files of its store before, those included that only a checkpoint kept
 * @param filesAfter the files now
 * @param bytesBefore their bytes, those shared with another shard or a backup included
 * @param bytesAfter their bytes now
 */
public record CompactionReport(
    String shard, long filesBefore, long filesAfter, long bytesBefore, long bytesAfter) {}
