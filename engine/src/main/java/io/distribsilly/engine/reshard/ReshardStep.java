package io.distribsilly.engine.reshard;

/**
 * The numbered steps of a RESHARD. To get more shards: 1 and 2; 3 to 10 for each shard, one after
 * another. To get fewer: 1; 11 to 14, 7 to 10 and 15 for each group of shards that become one; 16
 * and 17. RESHARD_CANCEL is 18, the steps of the other direction, and 19. Last, 20 and 21 for each
 * shard that holds rows that are not its own, and 22.
 */
public enum ReshardStep {
  /**
   * 1. The job is in the manifest; if it splits, with a slot table that is as long as it will be.
   */
  JOB_WRITTEN,
  /** 2. Routing uses the longer table; every key is where it was. */
  MAP_LENGTHENED,
  /**
   * 3. Between two groups of commits: a snapshot of the store is taken, and every memtable that it
   * does not have is kept for the clones from there.
   */
  SNAPSHOT_TAKEN,
  /** 4. The snapshot's files are linked or copied into the new shards' folders, and synced. */
  FILES_CLONED,
  /** 5. The clones are open and share the memtables; no manifest names them yet. */
  CLONES_OPENED,
  /** 6. The clones know up to where they are safe on disk, and the commit log is synced. */
  CLONES_SYNCED,
  /** 7. No commit is taken in; from here on they wait. */
  GATE_CLOSED,
  /** 8. The manifest's slot table points to the new shards: they are shards now. */
  MANIFEST_SWITCHED,
  /** 9. Routing points to the new shards. */
  MAP_SWAPPED,
  /** 10. Commits go on. */
  GATE_OPENED,
  /**
   * 11. The shard that will replace a group is open, empty or a clone of one of them; no manifest
   * names it yet.
   */
  TARGET_OPENED,
  /** 12. A batch of rows is copied into it. */
  ROWS_COPIED,
  /** 13. It has all rows; what the old shards bring into their stores it gets as well. */
  ALL_ROWS_COPIED,
  /** 14. It knows up to where it is safe on disk, and the commit log is synced. */
  TARGET_SYNCED,
  /** 15. Nobody finds the old shards any more; they are deleted when their last reader is done. */
  SOURCES_RETIRED,
  /** 16. The manifest's slot table is as short as it will be, and one to one. */
  TABLE_SHORTENED,
  /** 17. Routing uses the shorter table; every key is where it was. */
  MAP_SHORTENED,
  /** 18. The manifest says that the job is to be undone. */
  CANCEL_WRITTEN,
  /** 19. There are as many shards as before the job, and the manifest says so. */
  CANCELED,
  /** 20. A batch of foreign rows is deleted from a shard. */
  PURGE_BATCH_WRITTEN,
  /** 21. A shard has no foreign rows left, and the manifest says so. */
  SHARD_PURGED,
  /** 22. No shard has foreign rows: the job is done. */
  JOB_DONE
}
