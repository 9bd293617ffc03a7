package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.TestClient.Pending;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The anomalies of Berenson et al., "A Critique of ANSI SQL Isolation Levels", and of Adya's
 * thesis, in the interleavings of the Hermitage project (github.com/ept/hermitage), and what each
 * isolation level makes of them. The table holds 1 = 10 and 2 = 20.
 */
@Timeout(120)
final class IsolationTest {
  @TempDir Path folder;

  private Database database;
  private TestTable table;

  @BeforeEach
  void open() {
    database = Database.open(folder, DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC));
    table = new TestTable(database);
    table.putAll(Map.of("1", "10", "2", "20"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** G0. */
  @ParameterizedTest
  @EnumSource
  void noDirtyWrite(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t1.read("1");
      t2.read("1");
      t1.write("1", "11");
      Pending write = t2.startWriting("1", "12");
      assertThat(write.isWaiting()).isTrue();
      t1.write("2", "21");
      t1.commit();
      if (isolation == Isolation.READ_COMMITTED) {
        write.succeeds();
        assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "21"));
        t2.write("2", "22");
        t2.commit();
        assertThat(table.all()).isEqualTo(Map.of("1", "12", "2", "22"));
      } else {
        write.fails(ErrorCode.SERIALIZATION_FAILURE);
        assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "21"));
      }
    }
  }

  /** G1a. */
  @ParameterizedTest
  @EnumSource
  void noReadOfWhatIsRolledBack(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t1.write("1", "101");
      assertThat(t2.read("1")).isEqualTo("10");
      t1.close();
      assertThat(t2.readAll()).isEqualTo(Map.of("1", "10", "2", "20"));
    }
  }

  /** G1b. */
  @ParameterizedTest
  @EnumSource
  void noReadOfWhatIsOverwrittenBeforeTheCommit(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t1.write("1", "101");
      assertThat(t2.read("1")).isEqualTo("10");
      t1.write("1", "11");
      t1.commit();
      String expected = isolation == Isolation.READ_COMMITTED ? "11" : "10";
      assertThat(t2.read("1")).isEqualTo(expected);
      assertThat(t2.readAll()).containsEntry("1", expected);
    }
  }

  /** G1c. */
  @ParameterizedTest
  @EnumSource
  void noCircleOfInformation(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t1.write("1", "11");
      t2.write("2", "22");
      assertThat(t1.read("2")).isEqualTo("20");
      assertThat(t2.read("1")).isEqualTo("10");
      t1.commit();
      t2.commit();
      assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "22"));
    }
  }

  /** OTV. */
  @ParameterizedTest
  @EnumSource
  void noTransactionVanishesAfterItWasSeen(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation);
        TestClient t3 = begin(isolation)) {
      t1.write("1", "11");
      t1.write("2", "19");
      Pending write = t2.startWriting("1", "12");
      assertThat(write.isWaiting()).isTrue();
      t1.commit();
      write.succeeds();
      assertThat(t3.read("1")).isEqualTo("11");
      t2.write("2", "18");
      assertThat(t3.read("2")).isEqualTo("19");
      t2.commit();
      boolean moves = isolation == Isolation.READ_COMMITTED;
      assertThat(t3.read("2")).isEqualTo(moves ? "18" : "19");
      assertThat(t3.read("1")).isEqualTo(moves ? "12" : "11");
    }
  }

  /** PMP with reads: the phantom. */
  @ParameterizedTest
  @EnumSource
  void phantomsAreSeenByReadCommittedOnly(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      assertThat(t1.keysWhere(value -> value == 30)).isEmpty();
      t2.write("3", "30");
      t2.commit();
      if (isolation == Isolation.READ_COMMITTED) {
        assertThat(t1.keysWhere(value -> value % 3 == 0)).containsExactly("3");
      } else {
        assertThat(t1.keysWhere(value -> value % 3 == 0)).isEmpty();
      }
    }
  }

  /** PMP with writes: READ_COMMITTED looks again at the row it has waited for. */
  @ParameterizedTest
  @EnumSource
  void aRowThatNoLongerFitsIsNotDeleted(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t1.write("1", "20");
      t1.write("2", "30");
      Pending delete = t2.startDeletingWhere(value -> value == 20);
      assertThat(delete.isWaiting()).isTrue();
      t1.commit();
      if (isolation == Isolation.READ_COMMITTED) {
        delete.succeeds();
        assertThat(t2.readAll()).isEqualTo(Map.of("1", "20", "2", "30"));
      } else {
        delete.fails(ErrorCode.SERIALIZATION_FAILURE);
        assertThat(t2.readAll()).isEqualTo(Map.of("1", "10", "2", "20"));
      }
      t2.commit();
      assertThat(table.all()).isEqualTo(Map.of("1", "20", "2", "30"));
    }
  }

  /** P4, where the application computes from what an earlier statement read. */
  @ParameterizedTest
  @EnumSource
  void updatesAreLostAtReadCommittedOnly(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      int seenByFirst = Integer.parseInt(t1.read("1"));
      int seenBySecond = Integer.parseInt(t2.read("1"));
      t1.write("1", String.valueOf(seenByFirst + 1));
      Pending write = t2.startWriting("1", String.valueOf(seenBySecond + 2));
      t1.commit();
      if (isolation == Isolation.READ_COMMITTED) {
        write.succeeds();
        t2.commit();
        assertThat(table.get("1")).contains("12");
      } else {
        write.fails(ErrorCode.SERIALIZATION_FAILURE);
        t2.commit();
        assertThat(table.get("1")).contains("11");
      }
    }
  }

  /** P4, where a statement computes from the row that it has locked. */
  @ParameterizedTest
  @EnumSource
  void noUpdateIsLostByStatementsThatComputeFromTheRow(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t1.add("1", 1);
      Pending add = t2.startAdding("1", 2);
      assertThat(add.isWaiting()).isTrue();
      t1.commit();
      add.succeeds();
      t2.commit();
      assertThat(table.get("1")).contains("13");
    }
  }

  /** G-single. */
  @ParameterizedTest
  @EnumSource
  void readsAreSkewedAtReadCommittedOnly(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      assertThat(t1.read("1")).isEqualTo("10");
      t2.write("1", "12");
      t2.write("2", "18");
      t2.commit();
      String expected = isolation == Isolation.READ_COMMITTED ? "18" : "20";
      assertThat(t1.read("2")).isEqualTo(expected);
    }
  }

  /** G-single with a predicate. */
  @ParameterizedTest
  @EnumSource
  void predicatesAreSkewedAtReadCommittedOnly(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      assertThat(t1.keysWhere(value -> value % 5 == 0)).containsExactly("1", "2");
      t2.write("1", "12");
      t2.commit();
      boolean moves = isolation == Isolation.READ_COMMITTED;
      assertThat(t1.keysWhere(value -> value % 3 == 0)).hasSize(moves ? 1 : 0);
    }
  }

  /** G-single with a write that follows. */
  @ParameterizedTest
  @EnumSource
  void aSnapshotDoesNotWriteWhatItSeesOutdated(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      assertThat(t1.read("1")).isEqualTo("10");
      t2.write("1", "12");
      t2.write("2", "18");
      t2.commit();
      Pending delete = t1.startDeletingWhere(value -> value == 20);
      if (isolation == Isolation.READ_COMMITTED) {
        delete.succeeds();
      } else {
        delete.fails(ErrorCode.SERIALIZATION_FAILURE);
      }
      t1.commit();
      assertThat(table.all()).isEqualTo(Map.of("1", "12", "2", "18"));
    }
  }

  /** G2-item: allowed at both levels, as documented. */
  @ParameterizedTest
  @EnumSource
  void writeSkewIsAllowed(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      assertThat(t1.readAll()).isEqualTo(t2.readAll());
      t1.write("1", "11");
      t2.write("2", "21");
      t1.commit();
      t2.commit();
      assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "21"));
    }
  }

  /** G2: allowed at both levels, as documented. */
  @ParameterizedTest
  @EnumSource
  void writeSkewByPredicateIsAllowed(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      assertThat(t1.keysWhere(value -> value % 3 == 0)).isEmpty();
      assertThat(t2.keysWhere(value -> value % 3 == 0)).isEmpty();
      t1.write("3", "30");
      t2.write("4", "42");
      t1.commit();
      t2.commit();
      assertThat(table.all()).containsEntry("3", "30").containsEntry("4", "42");
    }
  }

  /** The way out of write skew: to write, or only to lock, what the decision depends on. */
  @Test
  void writeSkewIsPreventedByLockingWhatWasRead() {
    try (TestClient t1 = begin(Isolation.SNAPSHOT);
        TestClient t2 = begin(Isolation.SNAPSHOT)) {
      assertThat(t1.readAll()).isEqualTo(t2.readAll());
      t1.lock("1", "2");
      t1.write("1", "11");
      Pending lock = t2.startLocking("1", "2");
      assertThat(lock.isWaiting()).isTrue();
      t1.commit();
      lock.fails(ErrorCode.SERIALIZATION_FAILURE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void insertsOfOneKeyWaitForEachOther(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t2.read("1");
      t1.write("3", "31");
      Pending write = t2.startWriting("3", "32");
      assertThat(write.isWaiting()).isTrue();
      t1.commit();
      if (isolation == Isolation.READ_COMMITTED) {
        write.succeeds();
        assertThat(t2.read("3")).isEqualTo("32");
      } else {
        write.fails(ErrorCode.SERIALIZATION_FAILURE);
        assertThat(t2.keysWhere(value -> value > 20)).isEmpty();
      }
    }
  }

  @Test
  void aSnapshotIsTakenWhenItFirstReads() {
    try (TestClient t1 = begin(Isolation.SNAPSHOT);
        TestClient t2 = begin(Isolation.READ_COMMITTED)) {
      t2.write("1", "11");
      Pending add = t1.startAdding("1", 5);
      t2.write("2", "21");
      t2.commit();
      add.succeeds();
      assertThat(t1.readAll()).isEqualTo(Map.of("1", "16", "2", "21"));
      table.put("2", "22");
      assertThat(t1.read("2")).isEqualTo("21");
      t1.commit();
      assertThat(table.all()).isEqualTo(Map.of("1", "16", "2", "22"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStatementSeesOneMomentUntilTheNextBegins(Isolation isolation) {
    try (TestClient client = begin(isolation)) {
      RowCursor cursor = client.open();
      table.putAll(Map.of("1", "11", "2", "21", "3", "31"));
      assertThat(client.getInStatement("2")).isEqualTo("20");
      assertThat(client.read("2")).isEqualTo(isolation == Isolation.READ_COMMITTED ? "21" : "20");
      assertThat(table.rows(cursor)).isEqualTo(Map.of("1", "10", "2", "20"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadlockEndsWithOneOfTheTwo(Isolation isolation) {
    try (TestClient t1 = begin(isolation);
        TestClient t2 = begin(isolation)) {
      t1.write("1", "11");
      t2.write("2", "22");
      Pending write = t1.startWriting("2", "12");
      t2.startWriting("1", "21").fails(ErrorCode.SERIALIZATION_FAILURE);
      assertThat(t2.read("2")).as("its earlier statements stand until it ends").isEqualTo("22");
      t2.close();
      write.succeeds();
      t1.commit();
      assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "12"));
    }
  }

  private TestClient begin(Isolation isolation) {
    return new TestClient(database, isolation);
  }
}
