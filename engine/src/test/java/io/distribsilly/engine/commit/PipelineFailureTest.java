package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.LogFixture.Replayed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a commit that fails leaves behind: nothing, or a log that must be opened again. */
@Timeout(120)
final class PipelineFailureTest {
  @TempDir Path folder;
  private final FaultyLogDisk disk = new FaultyLogDisk();
  private final Rows rows = new Rows();
  private LogFixture fixture;
  private CommitPipeline<ReplayedWrite> pipeline;

  /** Refuses keys that begin with 13, and fails to apply those that begin with 14. */
  private static final class Rows implements CommitTarget<ReplayedWrite> {
    private final List<Long> applied = new ArrayList<>();
    private long published;

    @Override
    public void admit(long bytes) {}

    @Override
    public void check(List<ReplayedWrite> writes) {
      if (writes.get(0).storeKey()[0] == 13) {
        throw new EngineException(ErrorCode.TABLE_NOT_FOUND, "table 13 was dropped");
      }
    }

    @Override
    public void apply(long sequence, List<ReplayedWrite> writes) {
      if (writes.get(0).storeKey()[0] == 14) {
        throw new IllegalStateException("out of order");
      }
      applied.add(sequence);
    }

    @Override
    public void publish(long sequence) {
      published = sequence;
    }
  }

  @BeforeEach
  void setUp() {
    fixture = new LogFixture(folder.resolve("log"), disk, LogFixture.SEGMENT_BYTES);
    pipeline = new CommitPipeline<>(fixture.create(), rows);
  }

  @AfterEach
  void tearDown() {
    pipeline.close();
  }

  @Test
  void aRefusedCommitLeavesNothingBehind() {
    commit(1, 10);
    assertError(() -> commit(13, 10), ErrorCode.TABLE_NOT_FOUND);
    commit(1, 10);
    assertThat(rows.applied).containsExactly(1L, 2L);
    assertThat(replayed()).containsExactly(1L, 2L);
  }

  @Test
  void anEmptyCommitIsNone() {
    pipeline.commit(List.of(), Durability.SYNC);
    assertThat(pipeline.lastSequence()).isZero();
  }

  @Test
  void aFullDiskRefusesCommitsUntilThereIsSpace() {
    disk.setFreeBytes(100);
    List<Long> before;
    do {
      before = List.copyOf(rows.applied);
    } while (succeeds(() -> commit(1, 900), ErrorCode.DISK_FULL));
    assertThat(before).isNotEmpty();
    assertThat(rows.applied).isEqualTo(before);
    assertThat(rows.published).isEqualTo(before.size());
    disk.setFreeBytes(Long.MAX_VALUE);
    commit(1, 900);
    assertThat(rows.published).isEqualTo(before.size() + 1L);
    assertThat(replayed()).isEqualTo(rows.applied);
  }

  @Test
  void aCommitWhoseSyncFailsIsNotSeenAndNoOtherIsTaken() {
    commit(1, 10);
    disk.setFailSyncs(true);
    assertError(() -> commit(1, 10), ErrorCode.IO_ERROR);
    disk.setFailSyncs(false);
    assertError(() -> pipeline.commit(writes(1, 10), Durability.PERIODIC), ErrorCode.IO_ERROR);
    assertError(pipeline::sync, ErrorCode.IO_ERROR);
    assertThat(rows.published).isEqualTo(1);
    assertThat(pipeline.lastSequence()).isEqualTo(1);
    assertThat(pipeline.<Integer>exclusively(() -> 5)).isEqualTo(5);
  }

  @Test
  void aCommitThatIsLoggedButCannotBeAppliedEndsEverything() {
    assertError(() -> commit(14, 10), ErrorCode.IO_ERROR);
    assertError(() -> commit(1, 10), ErrorCode.IO_ERROR);
  }

  @Test
  void whatAnExclusiveTaskThrowsIsThrownAndTheNextCommitTakes() {
    assertError(
        () ->
            pipeline.exclusively(
                () -> {
                  throw new EngineException(ErrorCode.RESHARD_RUNNING, "not now");
                }),
        ErrorCode.RESHARD_RUNNING);
    assertError(
        () ->
            pipeline.exclusively(
                () -> {
                  throw new Exception("checked");
                }),
        ErrorCode.INTERNAL_ERROR);
    commit(1, 10);
  }

  @Test
  void aTaskThatWouldWaitForItselfIsRefused() {
    assertThatThrownBy(
            () ->
                pipeline.exclusively(
                    () -> {
                      commit(1, 10);
                      return 0;
                    }))
        .isInstanceOf(IllegalStateException.class);
    commit(1, 10);
  }

  @Test
  void aClosedPipelineRefusesCommits() {
    pipeline.close();
    assertError(() -> commit(1, 10), ErrorCode.CONNECTION_CLOSED);
  }

  private void commit(int table, int rowBytes) {
    pipeline.commit(writes(table, rowBytes), Durability.SYNC);
  }

  private static List<ReplayedWrite> writes(int table, int rowBytes) {
    return List.of(
        new ReplayedWrite(new byte[] {(byte) table, 0}, Optional.of(new byte[rowBytes])));
  }

  private List<Long> replayed() {
    Replayed replayed = new Replayed();
    new LogRecovery(fixture.options(false), 0, replayed).run();
    return replayed.sequences;
  }

  private static boolean succeeds(Runnable call, ErrorCode otherwise) {
    try {
      call.run();
      return true;
    } catch (EngineException e) {
      assertThat(e.code()).isEqualTo(otherwise);
      return false;
    }
  }

  private static void assertError(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.throwable(EngineException.class))
        .extracting(EngineException::code)
        .isEqualTo(code);
  }
}
