package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "%, ANY, true",
    "K_, KV, true",
    "K_, KVV, false",
    "K%, K, true",
    "k%, KV, false",
    "A\\_B, A_B, true",
    "A\\_B, AXB, false",
    "100\\%, 100%, true",
    "100\\%, 1000, false",
    "A\\\\B, A\\B, true",
    "A.B, AXB, false",
    "[A], A, false",
    "'', A, false",
    "'', '', true",
    "A\\, A\\, true"
  })
  void matchesLikeSql(String pattern, String name, boolean matches) {
    assertThat(NamePattern.of(pattern).test(name)).isEqualTo(matches);
  }

  @Test
  void nullMatchesEverything() {
    assertThat(NamePattern.of(null)).accepts("", "ANY");
    assertThat(NamePattern.exactly(null)).accepts("", "ANY");
  }

  @Test
  void nothingHasACatalog() {
    assertThat(NamePattern.matchesCatalog(null)).isTrue();
    assertThat(NamePattern.matchesCatalog("")).isTrue();
    assertThat(NamePattern.matchesCatalog("PUBLIC")).isFalse();
  }
}
