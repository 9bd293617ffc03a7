package io.distribsilly.engine.commit;

import java.util.List;

/**
 * What a commit log has done since it was opened, and what it takes.
 *
 * @param commits how many commits were appended
 * @param groups in how many groups
 * @param syncs how often a file of it was synced to make commits safe
 * @param largestGroup the most commits of a group
 * @param groupSizes how many groups had 1 commit, 2 to 3, 4 to 7 and so on
 * @param appendedBytes how many bytes were appended
 * @param diskBytes how many bytes its files take now, spare ones included
 * @param segments how many segments it has now
 */
public record LogStatistics(
    long commits,
    long groups,
    long syncs,
    long largestGroup,
    List<Long> groupSizes,
    long appendedBytes,
    long diskBytes,
    int segments) {
  public LogStatistics {
    groupSizes = List.copyOf(groupSizes);
  }
}
