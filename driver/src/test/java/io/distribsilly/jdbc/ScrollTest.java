package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScrollTest {
  private static final long SEED = Long.getLong("distribsilly.seed", 7);

  /** On the query path, where rows are streamed, and on the point path, where they are not. */
  private static final List<String> FIVE_ROWS =
      List.of(
          "SELECT id FROM n WHERE id < 6 ORDER BY id",
          "SELECT id FROM n WHERE id IN (1, 2, 3, 4, 5)");

  private static final List<String> NO_ROWS =
      List.of("SELECT id FROM n WHERE id < 0", "SELECT id FROM n WHERE id IN (98, 99)");

  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    statement.executeUpdate("CREATE TABLE n (id INTEGER PRIMARY KEY)");
    statement.executeUpdate("INSERT INTO n VALUES (1), (2), (3), (4), (5), (6), (7)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void goesToAnyRowFromEitherEnd() throws SQLException {
    for (String sql : FIVE_ROWS) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.last()).as(sql).isTrue();
        assertRow(rows, 5);
        assertThat(rows.isLast()).isTrue();
        assertThat(rows.first()).isTrue();
        assertRow(rows, 1);
        assertThat(rows.isFirst()).isTrue();
        assertThat(rows.absolute(3)).isTrue();
        assertRow(rows, 3);
        assertThat(rows.absolute(-2)).isTrue();
        assertRow(rows, 4);
        assertThat(rows.relative(-2)).isTrue();
        assertRow(rows, 2);
        assertThat(rows.relative(0)).isTrue();
        assertThat(rows.previous()).isTrue();
        assertRow(rows, 1);
        assertThat(rows.next()).isTrue();
        assertRow(rows, 2);
      }
    }
  }

  @Test
  void beyondTheEndsThereIsNoRow() throws SQLException {
    for (String sql : FIVE_ROWS) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertBeforeFirst(rows);
        assertThat(rows.previous()).isFalse();
        assertThat(rows.relative(-3)).isFalse();
        assertThat(rows.relative(0)).isFalse();
        assertBeforeFirst(rows);
        assertThat(rows.absolute(6)).isFalse();
        assertAfterLast(rows);
        assertThat(rows.next()).isFalse();
        assertThat(rows.relative(Integer.MAX_VALUE)).isFalse();
        assertAfterLast(rows);
        assertThat(rows.previous()).isTrue();
        assertRow(rows, 5);
        assertThat(rows.absolute(-6)).isFalse();
        assertBeforeFirst(rows);
        rows.afterLast();
        assertAfterLast(rows);
        assertThat(rows.absolute(Integer.MIN_VALUE)).isFalse();
        assertBeforeFirst(rows);
        rows.last();
        rows.beforeFirst();
        assertBeforeFirst(rows);
        rows.last();
        assertThat(rows.absolute(0)).isFalse();
        assertBeforeFirst(rows);
      }
    }
  }

  @Test
  void noRowsAreNeitherBeforeNorAfterThem() throws SQLException {
    for (String sql : NO_ROWS) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.isBeforeFirst()).isFalse();
        assertThat(rows.first()).isFalse();
        assertThat(rows.last()).isFalse();
        assertThat(rows.next()).isFalse();
        assertThat(rows.previous()).isFalse();
        assertThat(rows.absolute(1)).isFalse();
        rows.afterLast();
        assertThat(rows.isAfterLast()).isFalse();
        rows.beforeFirst();
        assertThat(rows.isBeforeFirst()).isFalse();
        assertThat(rows.isFirst()).isFalse();
        assertThat(rows.isLast()).isFalse();
        assertThat(rows.getRow()).isZero();
      }
    }
  }

  @Test
  void anyWalkIsTheWalkOverAList() throws SQLException {
    Random random = new Random(SEED);
    for (String sql : FIVE_ROWS) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        int position = 0;
        for (int i = 0; i < 1_000; i++) {
          int argument = random.nextInt(15) - 7;
          boolean absolute = random.nextBoolean();
          int target = absolute ? (argument < 0 ? 6 + argument : argument) : position + argument;
          position = Math.max(0, Math.min(6, target));
          boolean onRow = absolute ? rows.absolute(argument) : rows.relative(argument);
          assertThat(onRow).as("seed %d, step %d", SEED, i).isEqualTo(rows.getRow() > 0);
          assertThat(rows.getRow()).as("seed %d, step %d", SEED, i).isEqualTo(position % 6);
          assertThat(rows.isBeforeFirst()).isEqualTo(position == 0);
          assertThat(rows.isFirst()).isEqualTo(position == 1);
          assertThat(rows.isLast()).isEqualTo(position == 5);
          assertThat(rows.isAfterLast()).isEqualTo(position == 6);
        }
      }
    }
  }

  @Test
  void laterChangesAreNotSeen() throws SQLException {
    try (ResultSet rows = statement.executeQuery(FIVE_ROWS.get(0));
        Statement other = connection.createStatement()) {
      rows.next();
      other.executeUpdate("DELETE FROM n WHERE id IN (1, 5)");
      rows.last();
      assertRow(rows, 5);
      rows.first();
      assertRow(rows, 1);
      assertThat(rows.rowDeleted()).isFalse();
    }
  }

  @Test
  void maxRowsIsTheLastRow() throws SQLException {
    statement.setMaxRows(3);
    for (String sql : FIVE_ROWS) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.absolute(-1);
        assertRow(rows, 3);
        assertThat(rows.isLast()).isTrue();
        assertThat(rows.next()).isFalse();
        assertAfterLast(rows);
      }
    }
  }

  @Test
  void typeAndDirectionAreThoseOfTheStatement() throws SQLException {
    assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
    statement.setFetchDirection(ResultSet.FETCH_REVERSE);
    try (ResultSet rows = statement.executeQuery(FIVE_ROWS.get(0))) {
      assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
      assertThat(rows.getFetchDirection()).isEqualTo(ResultSet.FETCH_REVERSE);
      rows.setFetchDirection(ResultSet.FETCH_UNKNOWN);
      assertThat(rows.getFetchDirection()).isEqualTo(ResultSet.FETCH_UNKNOWN);
      assertThat(rows.next()).isTrue();
      assertRow(rows, 1);
      assertFails(() -> rows.setFetchDirection(7), "HY024", SQLNonTransientException.class);
    }
    assertThat((Throwable) connection.getWarnings()).isNull();
  }

  @Test
  void preparedStatementsAndCallsScrollToo() throws SQLException {
    int type = ResultSet.TYPE_SCROLL_INSENSITIVE;
    int concurrency = ResultSet.CONCUR_READ_ONLY;
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT id FROM n WHERE id IN (?, ?)",
                type,
                concurrency,
                ResultSet.CLOSE_CURSORS_AT_COMMIT);
        PreparedStatement call = connection.prepareCall("{call RESHARD(8)}", type, concurrency)) {
      select.setInt(1, 3);
      select.setInt(2, 4);
      ResultSet rows = select.executeQuery();
      assertThat(rows.last()).isTrue();
      assertThat(rows.previous()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(3);
      ResultSet job = call.executeQuery();
      assertThat(job.last()).isTrue();
      assertThat(job.getRow()).isEqualTo(1);
    }
  }

  @Test
  void metadataTellsWhatScrolls() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    int type = ResultSet.TYPE_SCROLL_INSENSITIVE;
    assertThat(metadata.supportsResultSetType(type)).isTrue();
    assertThat(metadata.supportsResultSetType(ResultSet.TYPE_SCROLL_SENSITIVE)).isFalse();
    assertThat(metadata.supportsResultSetConcurrency(type, ResultSet.CONCUR_READ_ONLY)).isTrue();
    assertThat(metadata.supportsResultSetConcurrency(type, ResultSet.CONCUR_UPDATABLE)).isTrue();
    assertThat(metadata.ownInsertsAreVisible(type)).isFalse();
    assertThat(metadata.othersDeletesAreVisible(type)).isFalse();
    assertThat(metadata.ownUpdatesAreVisible(type)).isTrue();
    assertThat(metadata.deletesAreDetected(type)).isTrue();
  }

  @Test
  void rowsThatAreNotFetchedAreClosedByTheCommit() throws SQLException {
    connection.setAutoCommit(false);
    ResultSet rows = statement.executeQuery("SELECT id FROM n");
    assertThat(rows.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
    rows.next();
    rows.next();
    connection.commit();
    assertThat(rows.isClosed()).isTrue();
    assertFails(rows::previous, "HY010", SQLNonTransientException.class, "transaction");
    try (ResultSet kept = statement.executeQuery(FIVE_ROWS.get(1))) {
      assertThat(kept.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
      kept.last();
      connection.commit();
      kept.first();
      assertRow(kept, 1);
    }
  }

  @Test
  void tooManyRowsAreAnErrorAndThoseBeforeStay() {
    List<Object[]> list = IntStream.range(0, 100).mapToObj(i -> new Object[] {"x" + i}).toList();
    ScrollableRows rows = new ScrollableRows(new ForwardRows(new ListRows(list), 1, 0), 1, 5_000L);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> rows.moveTo(-1))
          .isInstanceOfSatisfying(
              EngineException.class,
              error -> assertThat(error.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
          .hasMessageContaining("TYPE_FORWARD_ONLY");
    }
    assertThat(rows.row()).isZero();
    assertThat(rows.moveTo(20)).isTrue();
    assertThat(rows.value(0)).isEqualTo("x19");
  }

  private static void assertRow(ResultSet rows, int number) throws SQLException {
    assertThat(rows.getRow()).isEqualTo(number);
    assertThat(rows.getInt(1)).isEqualTo(number);
    assertThat(rows.isBeforeFirst()).isFalse();
    assertThat(rows.isAfterLast()).isFalse();
  }

  private static void assertBeforeFirst(ResultSet rows) throws SQLException {
    assertThat(rows.isBeforeFirst()).isTrue();
    assertThat(rows.isAfterLast()).isFalse();
    assertThat(rows.getRow()).isZero();
    assertFails(() -> rows.getInt(1), "24000", SQLNonTransientException.class, "before");
  }

  private static void assertAfterLast(ResultSet rows) throws SQLException {
    assertThat(rows.isAfterLast()).isTrue();
    assertThat(rows.isBeforeFirst()).isFalse();
    assertThat(rows.getRow()).isZero();
    assertFails(() -> rows.getInt(1), "24000", SQLNonTransientException.class, "after");
  }
}
