package io.distribsilly.examples.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiquibaseTest {
  @TempDir Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws Exception {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("shop"));
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Test
  void everyChangeIsMadeOnce() throws Exception {
    Migration.update(connection);
    Migration.update(connection);

    assertThat(query("SELECT id FROM databasechangelog ORDER BY orderexecuted"))
        .containsExactly("customers", "names", "greetings");
    assertThat(query("SELECT text FROM greeting")).containsExactly("Dear Ada");
    assertThat(query("VALUES NEXT VALUE FOR invoice")).containsExactly("1000");
  }

  @Test
  void changesAreUndone() throws Exception {
    Migration.update(connection);
    Migration.rollback(connection, 1);

    assertThat(query("SELECT id FROM databasechangelog ORDER BY orderexecuted"))
        .containsExactly("customers", "names");
    assertThatThrownBy(() -> query("SELECT * FROM greeting")).isInstanceOf(SQLException.class);
    Migration.update(connection);
    assertThat(query("SELECT text FROM greeting")).containsExactly("Dear Ada");
  }

  @Test
  void theUniqueConstraintHolds() throws Exception {
    Migration.update(connection);
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.execute("INSERT INTO customer (email) VALUES ('ada@example.org')"))
          .isInstanceOf(SQLIntegrityConstraintViolationException.class);
    }
  }
}
