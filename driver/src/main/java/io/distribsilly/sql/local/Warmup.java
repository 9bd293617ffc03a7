package io.distribsilly.sql.local;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.query.QueryPlanner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans a query before anybody asks for one: the first plan in a JVM loads some thousand classes of
 * Calcite, and compiles its rules and metadata, which takes seconds. Once a JVM, in the background,
 * and not in the first moments: a program that does little but read a row by its key is done by
 * then. Nobody waits for it, but for a first query that comes while it runs.
 */
final class Warmup {
  private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);
  private static final long DELAY_MILLIS = 500;

  private static final String QUERY =
      """
      SELECT a.key, COUNT(*) AS n, MAX(UPPER(b.value))
      FROM kv AS a LEFT JOIN kv AS b ON a.key = b.key
      WHERE a.value LIKE 'x%' AND b.key > ? AND a.key IN (SELECT key FROM kv)
      GROUP BY a.key HAVING COUNT(*) > 1 ORDER BY n DESC LIMIT 10""";

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private Warmup() {}

  /** Begins it, unless it was begun already; another handle may have to, if this one is closed. */
  static void start(Database database) {
    if (STARTED.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> run(database), "distribsilly-warmup");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  private static void run(Database database) {
    boolean done = false;
    try {
      Thread.sleep(DELAY_MILLIS);
      plan(database);
      done = true;
    } catch (EngineException e) { // closed meanwhile, or it has no table KV any more
      LOG.debug("the planner is not warm yet: {}", e.getMessage());
    } catch (InterruptedException e) { // nobody does
      Thread.currentThread().interrupt();
    } finally {
      STARTED.set(done);
    }
  }

  /** Throws nothing but what a statement of a user would. */
  static void plan(Database database) {
    QueryPlanner.plan(
        QUERY, StatementPlanner.parse(QUERY), Namespace.of(database.catalog()), new CancelSignal());
  }
}
