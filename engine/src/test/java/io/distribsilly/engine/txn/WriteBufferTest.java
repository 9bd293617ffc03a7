package io.distribsilly.engine.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.txn.WriteBuffer.Limits;
import io.distribsilly.engine.txn.WriteBuffer.OwnRow;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class WriteBufferTest {
  private static final RowKey A = new RowKey(1, new byte[] {1});
  private static final RowKey B = new RowKey(1, new byte[] {2});

  @Test
  void moreBytesThanACommitTakesAreRefusedAndChangeNothing() {
    WriteBuffer buffer = new WriteBuffer(new Limits(110, Long.MAX_VALUE));
    buffer.write(A, row(60));
    assertRefused("110 bytes of keys and rows", () -> buffer.write(B, row(60)));
    assertThat(buffer.get(B)).isEmpty();
    buffer.write(A, row(10));
    buffer.write(B, row(60));
    buffer.write(A, Optional.empty());
    assertRefused("110 bytes", () -> buffer.write(A, row(60)));
  }

  @Test
  void undoneWritesDoNotCount() {
    WriteBuffer buffer = new WriteBuffer(new Limits(120, 1000));
    for (int i = 0; i < 1000; i++) {
      long mark = buffer.mark();
      buffer.write(A, row(40));
      buffer.write(B, row(40));
      buffer.undoTo(mark);
    }
    assertThat(buffer.isEmpty()).isTrue();
  }

  @Test
  void overwritingARowAgainAndAgainTakesNoMoreMemory() {
    WriteBuffer buffer = new WriteBuffer(new Limits(120, 1000));
    for (int i = 0; i < 1000; i++) {
      buffer.onlyMark();
      buffer.write(A, row(40));
      buffer.write(A, row(41));
      buffer.write(A, row(42));
    }
    assertThat(buffer.get(A).orElseThrow().orElseThrow()).hasSize(42);
  }

  @Test
  void whatMarksKeepCountsAsMemory() {
    WriteBuffer buffer = new WriteBuffer(new Limits(100, 2000));
    buffer.write(A, row(40));
    assertRefused(
        "of memory",
        () -> {
          while (true) {
            buffer.mark();
            buffer.write(A, row(40));
          }
        });
  }

  @Test
  void aRowIsAsItWasAtTheMark() {
    WriteBuffer buffer = new WriteBuffer(Limits.DEFAULT);
    buffer.write(A, row(1));
    long first = buffer.mark();
    buffer.write(A, row(2));
    buffer.write(A, row(3));
    long second = buffer.mark();
    buffer.write(A, Optional.empty());
    buffer.write(B, row(1));
    buffer.undoTo(second);
    assertThat(buffer.get(A).orElseThrow().orElseThrow()).hasSize(3);
    assertThat(buffer.get(B)).isEmpty();
    buffer.write(A, row(4));
    buffer.undoTo(first);
    assertThat(buffer.get(A).orElseThrow().orElseThrow()).hasSize(1);
  }

  @Test
  void aRangeHasItsOwnRowsOfItsTableOnly() {
    WriteBuffer buffer = new WriteBuffer(Limits.DEFAULT);
    for (int table = 1; table <= 3; table++) {
      for (byte key = 1; key <= 5; key++) {
        buffer.write(new RowKey(table, new byte[] {key}), row(key));
      }
    }
    KeyRange range = new KeyRange(new byte[] {2}, Optional.of(new byte[] {4}));
    assertThat(buffer.rows(2, range, Direction.DESCENDING))
        .extracting(OwnRow::key)
        .containsExactly(new byte[] {3}, new byte[] {2});
    assertThat(buffer.rows(2, KeyRange.ALL, Direction.ASCENDING)).hasSize(5);
    KeyRange empty = new KeyRange(new byte[] {4}, Optional.of(new byte[] {2}));
    assertThat(buffer.rows(2, empty, Direction.ASCENDING)).isEmpty();
    assertThat(buffer.rows(4, KeyRange.ALL, Direction.ASCENDING)).isEmpty();
  }

  private static void assertRefused(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
  }

  private static Optional<byte[]> row(int length) {
    return Optional.of(new byte[length]);
  }
}
