package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests say of a call that fails. */
final class Failure {
  private Failure() {}

  /** Asserts that a call throws exactly this with this SQLState and these words in its message. */
  static void assertFails(
      ThrowingCallable call, String state, Class<? extends SQLException> type, String... words) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(type)
        .satisfies(error -> assertThat(Arrays.asList(words)).allMatch(error.getMessage()::contains))
        .extracting(error -> ((SQLException) error).getSQLState())
        .isEqualTo(state);
  }
}
