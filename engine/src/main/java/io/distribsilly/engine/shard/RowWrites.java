package io.distribsilly.engine.shard;

import io.distribsilly.engine.commit.CommitQueue;
import java.util.List;

/** The writes of one commit to one shard: applied together or not at all. */
record RowWrites(List<RowWrite> writes) implements CommitQueue.Weighted {
  RowWrites {
    writes = List.copyOf(writes);
  }

  @Override
  public long bytes() {
    return writes.stream().mapToLong(RowWrite::bytes).sum();
  }
}
