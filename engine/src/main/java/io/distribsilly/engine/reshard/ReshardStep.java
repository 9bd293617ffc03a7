package io.distribsilly.engine.reshard;

/**
 * The numbered steps of a RESHARD, in the order they are taken. 3 to 11 are taken for each shard,
 * one shard after another; 12 and 13 for each shard that holds foreign rows.
 */
public enum ReshardStep {
  /** 1. The job and a slot table of M slots that point to the N old shards are in the manifest. */
  JOB_WRITTEN,
  /** 2. Routing uses the longer table; every key is where it was. */
  MAP_LENGTHENED,
  /** 3. Between two groups of commits: a snapshot is taken and writes are remembered from there. */
  SNAPSHOT_TAKEN,
  /** 4. The snapshot's files are linked or copied into the new shards' folders, and synced. */
  FILES_CLONED,
  /** 5. The clones are open; no manifest names them yet. */
  CLONES_OPENED,
  /** 6. The clones have most of what was written since the snapshot, and are synced. */
  CAUGHT_UP,
  /** 7. The shard applies no commits; from here on they wait. */
  GATE_CLOSED,
  /** 8. The clones have everything, and are synced. */
  CLONES_SYNCED,
  /** 9. The manifest's slot table points to the clones: they are shards now. */
  MANIFEST_SWITCHED,
  /** 10. Routing points to the clones; the old shard owns only its own slot. */
  MAP_SWAPPED,
  /** 11. Commits go on. */
  GATE_OPENED,
  /** 12. A batch of foreign rows is deleted from a shard. */
  PURGE_BATCH_WRITTEN,
  /** 13. A shard has no foreign rows left, and the manifest says so. */
  SHARD_PURGED,
  /** 14. No shard has foreign rows: the job is done. */
  JOB_DONE
}
