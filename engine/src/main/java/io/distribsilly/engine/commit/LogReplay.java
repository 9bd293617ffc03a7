package io.distribsilly.engine.commit;

import java.util.List;

/** Takes the commits of a log in the order of their sequences. */
@FunctionalInterface
public interface LogReplay {
  /**
   * Takes one commit. What it throws ends the replay and is thrown by who started it.
   *
   * @param sequence one more than that of the commit before
   */
  void commit(long sequence, List<ReplayedWrite> writes);
}
