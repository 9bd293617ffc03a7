package io.distribsilly.sql.plan;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a plan executes in.
 *
 * @param database the database
 * @param durability what its commits wait for
 * @param now the time of the statement, the same for every CURRENT_TIMESTAMP in it
 * @param canceled set from another thread to stop the statement
 */
public record ExecutionContext(
    Database database, Durability durability, Instant now, AtomicBoolean canceled) {
  /**
   * Called now and then by everything that can run long.
   *
   * @throws EngineException with QUERY_CANCELED if the statement was canceled
   */
  public void checkNotCanceled() {
    if (canceled.get()) {
      throw new EngineException(ErrorCode.QUERY_CANCELED, "the statement was canceled");
    }
  }
}
