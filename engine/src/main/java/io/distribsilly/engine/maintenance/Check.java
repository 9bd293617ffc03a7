package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.maintenance.CheckProblem.Kind;
import io.distribsilly.engine.shard.LocalShard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads everything there is from disk and tells what is wrong, while reads and writes go on:
 *
 * <ol>
 *   <li>The manifest: its checksum, and that it is what was written last.
 *   <li>The commit log: every record up to the newest that is safe.
 *   <li>Each shard, see {@link ShardCheck}; those too that a RESHARD makes meanwhile.
 *   <li>Each index against the rows of its table, see {@link IndexCheck}.
 * </ol>
 */
public final class Check {
  /** What is found beyond that is only counted. */
  static final int MAX_PROBLEMS = 10_000;

  private final MaintenanceEnvironment environment;
  private final BooleanSupplier canceled;
  private final List<CheckProblem> problems = new ArrayList<>();
  private long found;

  /**
   * @param canceled whether somebody wants it to stop; asked now and then
   */
  public Check(MaintenanceEnvironment environment, BooleanSupplier canceled) {
    this.environment = environment;
    this.canceled = canceled;
  }

  /**
   * Checks; called once.
   *
   * @return what is wrong; nothing if all is as it should be
   * @throws EngineException with QUERY_CANCELED
   */
  public List<CheckProblem> run() {
    try (OwnThreads thread = OwnThreads.pool("distribsilly-check", 1)) {
      return thread.call(this::checkAll);
    }
  }

  private List<CheckProblem> checkAll() {
    reportFailure(Kind.MANIFEST, environment.manifests()::check);
    reportFailure(Kind.LOG, environment.pipeline()::sync);
    for (EngineException problem : environment.log().check()) {
      report(CheckProblem.ofFile(Kind.LOG, problem.getMessage()));
    }
    checkShards();
    reportFailure(
        Kind.INDEX, new IndexCheck(environment, this::report, this::checkNotCanceled)::run);
    if (found > problems.size()) {
      String more = "there are %d more problems".formatted(found - problems.size());
      problems.add(CheckProblem.ofFile(Kind.STORE, more));
    }
    return problems;
  }

  private void checkShards() {
    Set<LocalShard> checked = new HashSet<>();
    Optional<LocalShard> next = unchecked(checked);
    while (next.isPresent()) {
      LocalShard shard = next.get();
      checked.add(shard);
      reportFailure(
          shard, new ShardCheck(environment, shard, this::report, this::checkNotCanceled)::run);
      next = unchecked(checked);
    }
  }

  private Optional<LocalShard> unchecked(Set<LocalShard> checked) {
    return environment.router().map().shards().stream()
        .filter(shard -> !checked.contains(shard))
        .findFirst();
  }

  private void reportFailure(Kind object, Runnable step) {
    checkNotCanceled();
    try {
      step.run();
    } catch (EngineException e) {
      if (e.code() == ErrorCode.QUERY_CANCELED) {
        throw e;
      }
      report(CheckProblem.ofFile(object, e.getMessage()));
    }
  }

  private void reportFailure(LocalShard shard, Runnable step) {
    checkNotCanceled();
    try {
      step.run();
    } catch (EngineException e) {
      if (e.code() == ErrorCode.QUERY_CANCELED) {
        throw e;
      }
      report(
          new CheckProblem(
              Optional.of(shard.name()),
              Kind.STORE,
              Optional.empty(),
              Optional.empty(),
              e.getMessage()));
    }
  }

  private void report(CheckProblem problem) {
    found++;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  private void checkNotCanceled() {
    if (canceled.getAsBoolean()) {
      throw new EngineException(ErrorCode.QUERY_CANCELED, "the check was canceled");
    }
  }
}
