package io.distribsilly.sql.local;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.Prepared;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Plans by SQL text and schema, shared by all sessions of a database. A plan is good for one
 * version of the catalog; what was planned for another one is planned again. Thread-safe.
 */
final class PlanCache {
  /** The characters of all statements together that are kept. */
  private static final long MAX_CHARACTERS = 4L << 20;

  /** What a plan counts besides its text. */
  private static final int CHARACTERS_PER_PLAN = 512;

  /** Guarded by itself. By folder, because there is one engine a folder in a JVM. */
  private static final Map<Path, PlanCache> SHARED = new HashMap<>();

  private final Cache<Text, CachedPlan> plans =
      CacheBuilder.newBuilder()
          .maximumWeight(MAX_CHARACTERS)
          .weigher((Text text, CachedPlan plan) -> text.sql().length() + CHARACTERS_PER_PLAN)
          .build();

  /** Guarded by {@link #SHARED}. */
  private int sessions;

  private PlanCache() {}

  /** A statement, and the schema of the names in it that have none. */
  record Text(String sql, String schema) {}

  /**
   * A plan and the catalog it is good for.
   *
   * @param catalogVersion its version
   */
  record CachedPlan(Plan plan, long catalogVersion) {}

  /** Returns the cache of a database; whoever asks must {@link #release} it. */
  static PlanCache acquire(Database database) {
    synchronized (SHARED) {
      PlanCache cache = SHARED.computeIfAbsent(database.folder(), folder -> new PlanCache());
      cache.sessions++;
      return cache;
    }
  }

  /** Gives the cache back; the last one forgets the plans. */
  void release(Database database) {
    synchronized (SHARED) {
      sessions--;
      if (sessions == 0) {
        SHARED.remove(database.folder());
      }
    }
  }

  /** Returns a plan that is good for the catalog as of now. */
  CachedPlan plan(Text text, Database database, CancelSignal cancel) {
    Catalog catalog = database.catalog();
    long version = catalog.version();
    CachedPlan cached = plans.getIfPresent(text);
    if (cached != null && cached.catalogVersion() == version) {
      return cached;
    }
    CachedPlan planned =
        new CachedPlan(
            StatementPlanner.plan(text.sql(), new Namespace(catalog, text.schema()), cancel),
            version);
    if (planned.plan().kind() != Prepared.Kind.DEFINITION) {
      plans.put(text, planned);
    }
    return planned;
  }
}
