package io.distribsilly.sql.local;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.distribsilly.engine.Database;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.Prepared;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Plans by SQL text, shared by all sessions of a database. A plan is good for one version of the
 * catalog; what was planned for another one is planned again. Thread-safe.
 */
final class PlanCache {
  /** The characters of all statements together that are kept. */
  private static final long MAX_CHARACTERS = 4L << 20;

  /** What a plan counts besides its text. */
  private static final int CHARACTERS_PER_PLAN = 512;

  /** Guarded by itself. By folder, because there is one engine a folder in a JVM. */
  private static final Map<Path, PlanCache> SHARED = new HashMap<>();

  private final Cache<String, CachedPlan> plans =
      CacheBuilder.newBuilder()
          .maximumWeight(MAX_CHARACTERS)
          .weigher((String sql, CachedPlan plan) -> sql.length() + CHARACTERS_PER_PLAN)
          .build();

  /** Guarded by {@link #SHARED}. */
  private int sessions;

  private PlanCache() {}

  /**
   * A plan and the catalog it is good for.
   *
   * @param catalogVersion the version before planning began, so that a change meanwhile shows
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
  CachedPlan plan(String sql, Database database, CancelSignal cancel) {
    long version = database.catalog().version();
    CachedPlan cached = plans.getIfPresent(sql);
    if (cached != null && cached.catalogVersion() == version) {
      return cached;
    }
    CachedPlan planned = new CachedPlan(StatementPlanner.plan(sql, database, cancel), version);
    if (planned.plan().kind() != Prepared.Kind.DEFINITION) {
      plans.put(sql, planned);
    }
    return planned;
  }
}
