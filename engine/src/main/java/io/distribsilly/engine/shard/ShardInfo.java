package io.distribsilly.engine.shard;

/**
 * What is known of the shard behind one slot.
 *
 * @param slot the slot, from 0
 * @param shard the name of the shard, which is the name of its folder
 * @param rows rows that the slot owns
 * @param bytes bytes of the shard's files, those shared with another shard included
 * @param memoryBytes memory of its newest commits, which its files do not have yet (the commit log
 *     has them); those shared with another shard included
 * @param files the shard's log files
 * @param commits batches written since the database was opened
 * @param syncs syncs since the database was opened
 * @param state what the shard is doing
 */
public record ShardInfo(
    int slot,
    String shard,
    long rows,
    long bytes,
    long memoryBytes,
    long files,
    long commits,
    long syncs,
    State state) {
  /** What a shard is doing. */
  public enum State {
    /** Reads and writes, nothing else. */
    ACTIVE,
    /** A RESHARD is cloning it. */
    SPLITTING,
    /** A RESHARD is copying its rows into the shard that will take its place. */
    MERGING,
    /** It deletes rows that other shards own now. */
    PURGING
  }
}
