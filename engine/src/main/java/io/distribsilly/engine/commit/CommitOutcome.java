package io.distribsilly.engine.commit;

/** What became of a commit that a shard took into its queue. */
public enum CommitOutcome {
  /** It is applied, and as safe as was asked for. */
  APPLIED,
  /** The shard does not own one of its keys; nothing is applied; ask the newest shard map again. */
  MOVED
}
