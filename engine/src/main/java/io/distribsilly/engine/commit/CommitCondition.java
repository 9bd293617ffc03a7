package io.distribsilly.engine.commit;

/**
 * What must hold for one commit to be made. Asked when its turn has come, so that nothing that runs
 * {@linkplain CommitPipeline#exclusively exclusively} comes between the answer and the commit.
 */
@FunctionalInterface
public interface CommitCondition {
  /** Nothing but what the target asks for. */
  CommitCondition NONE = () -> {};

  /**
   * Returns normally if it holds.
   *
   * @throws io.distribsilly.engine.EngineException to refuse the commit
   */
  void check();
}
