package io.distribsilly.engine.reshard;

/** Is told of every step of a RESHARD, on the thread that takes it; tests stop a process there. */
@FunctionalInterface
public interface ReshardListener {
  /** Does nothing. */
  ReshardListener NONE = (step, shard) -> {};

  /**
   * Called when a step is complete.
   *
   * @param shard the shard that is split or purged; empty text for steps of the whole job
   */
  void reached(ReshardStep step, String shard);
}
