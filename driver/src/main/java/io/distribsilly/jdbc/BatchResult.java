package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.sql.session.BatchOutcome;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** Turns the outcomes of a batch into update counts, or into the exception that has both. */
final class BatchResult {
  private BatchResult() {}

  /**
   * Returns one update count an entry.
   *
   * @throws BatchUpdateException if an entry failed: with the counts of all entries, {@link
   *     Statement#EXECUTE_FAILED} for those that did, the first error as its cause and every error
   *     as a next exception
   */
  static long[] counts(List<BatchOutcome> outcomes) throws SQLException {
    long[] counts = outcomes.stream().mapToLong(BatchResult::count).toArray();
    BatchUpdateException failure = null;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof BatchOutcome.Failed failed) {
        SQLException error = SqlExceptions.from(failed.error());
        if (failure == null) {
          failure = failure(i, counts, error);
        }
        failure.setNextException(error);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return counts;
  }

  /** Returns the exception for a batch of which nothing was executed. */
  static BatchUpdateException allFailed(int size, EngineException error) {
    long[] counts = new long[size];
    Arrays.fill(counts, Statement.EXECUTE_FAILED);
    SQLException cause = SqlExceptions.from(error);
    BatchUpdateException failure =
        new BatchUpdateException(
            cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), counts, cause);
    failure.setNextException(cause);
    return failure;
  }

  static int[] narrow(long[] counts) {
    return Arrays.stream(counts).mapToInt(BatchResult::narrow).toArray();
  }

  /** Returns a count as the methods of old return it. */
  static int narrow(long count) {
    return count > Integer.MAX_VALUE ? Statement.SUCCESS_NO_INFO : (int) count;
  }

  private static long count(BatchOutcome outcome) {
    return outcome instanceof BatchOutcome.Done done ? done.count() : Statement.EXECUTE_FAILED;
  }

  private static BatchUpdateException failure(int index, long[] counts, SQLException error) {
    String message =
        "entry %d of %d failed: %s".formatted(index + 1, counts.length, error.getMessage());
    return new BatchUpdateException(
        message, error.getSQLState(), error.getErrorCode(), counts, error);
  }
}
