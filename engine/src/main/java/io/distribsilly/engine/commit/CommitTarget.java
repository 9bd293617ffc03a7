package io.distribsilly.engine.commit;

import java.util.List;

/**
 * What a {@link CommitPipeline} drives: the rows in memory. {@code check}, {@code apply} and {@code
 * publish} are called by one thread at a time, which need not be the one that commits.
 *
 * @param <W> a row's new state
 */
public interface CommitTarget<W extends LoggedWrite> {
  /**
   * Waits until there is room for a commit. Called by the committing thread before it takes its
   * place in the queue, so it keeps nobody else from committing and exclusive tasks may run
   * meanwhile.
   *
   * @param bytes the size of the commit's log record
   */
  void admit(long bytes);

  /**
   * Checks whether a commit is still possible, now that its turn has come.
   *
   * @throws io.distribsilly.engine.EngineException to refuse this one commit
   */
  void check(List<W> writes);

  /** Applies a commit that is logged, and safe if that was asked for. It must not fail. */
  void apply(long sequence, List<W> writes);

  /** Lets readers see every commit up to a sequence. */
  void publish(long sequence);
}
