package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls every method there is with empty arguments: SQLExceptions are fine, nothing else is. */
final class ClosedObjectsTest {
  /** What may be asked of a closed object. */
  private static final Set<String> ALLOWED =
      Set.of(
          "close",
          "isClosed",
          "abort",
          "isValid",
          "isWrapperFor",
          "unwrap",
          "beginRequest",
          "endRequest",
          "enquoteLiteral",
          "enquoteIdentifier",
          "enquoteNCharLiteral",
          "isSimpleIdentifier");

  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;
  private PreparedStatement prepared;
  private CallableStatement call;
  private ResultSet rows;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    statement = connection.createStatement();
    prepared = connection.prepareStatement("INSERT INTO kv VALUES (?, ?)");
    call = connection.prepareCall("{call RESHARD(?)}");
    rows = statement.executeQuery("SELECT value FROM kv WHERE key = 'a'");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyMethodOfAClosedObjectThrowsAnSqlException() throws Exception {
    DatabaseMetaData metadata = connection.getMetaData();
    rows.close();
    statement.close();
    prepared.close();
    call.close();
    assertAllThrow(ResultSet.class, rows, "HY010");
    assertAllThrow(Statement.class, statement, "HY010");
    assertAllThrow(PreparedStatement.class, prepared, "HY010");
    assertAllThrow(CallableStatement.class, call, "HY010");
    connection.close();
    assertAllThrow(Connection.class, connection, "08003");
    assertAllThrow(Statement.class, statement, "08003");
    for (Method method : methods(DatabaseMetaData.class)) {
      if (method.getReturnType() == ResultSet.class) {
        assertThrows(method, metadata, "08003");
      }
    }
  }

  @Test
  void noMethodOfAnOpenObjectThrowsAnythingElse() throws Exception {
    assertHarmless(DatabaseMetaData.class, connection.getMetaData());
    assertHarmless(ResultSetMetaData.class, rows.getMetaData());
    assertHarmless(ParameterMetaData.class, prepared.getParameterMetaData());
    assertHarmless(ResultSet.class, rows);
    assertHarmless(Statement.class, statement);
    assertHarmless(PreparedStatement.class, prepared);
    assertHarmless(CallableStatement.class, call);
    assertHarmless(Connection.class, connection);
  }

  /** No metadata call that a tool makes may look like a broken connection to a pool. */
  @Test
  void everyMetadataCallAnswers() throws Exception {
    DatabaseMetaData metadata = connection.getMetaData();
    for (Method method : methods(DatabaseMetaData.class)) {
      if (!method.getName().equals("unwrap")) {
        Object answer = method.invoke(metadata, arguments(method));
        if (answer instanceof ResultSet result) {
          result.close();
        }
      }
    }
  }

  private static void assertAllThrow(Class<?> type, Object object, String state)
      throws IllegalAccessException {
    for (Method method : methods(type)) {
      if (!ALLOWED.contains(method.getName()) && !method.getName().startsWith("setShardingKey")) {
        assertThrows(method, object, state);
      }
    }
  }

  private static void assertThrows(Method method, Object object, String state)
      throws IllegalAccessException {
    try {
      method.invoke(object, arguments(method));
      fail(method + " did not throw");
    } catch (InvocationTargetException e) {
      assertThat(e.getCause()).as(method.toString()).isInstanceOf(SQLException.class);
      // Null may be found wrong before the object is found closed.
      assertThat(((SQLException) e.getCause()).getSQLState())
          .as(method.toString())
          .isIn(state, "HY024");
    }
  }

  private static void assertHarmless(Class<?> type, Object object) throws IllegalAccessException {
    for (Method method : methods(type)) {
      if (ALLOWED.contains(method.getName()) && !method.getName().startsWith("enquote")) {
        continue;
      }
      try {
        method.invoke(object, arguments(method));
      } catch (InvocationTargetException e) {
        boolean fine =
            e.getCause() instanceof SQLException
                // The defaults of java.sql.Statement say so in their Javadoc.
                || method.getName().startsWith("enquote")
                || method.getName().equals("isSimpleIdentifier");
        assertThat(fine).as(method + ": " + e.getCause()).isTrue();
      }
    }
  }

  private static List<Method> methods(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .sorted((left, right) -> left.toString().compareTo(right.toString()))
        .toList();
  }

  /** Returns false, zero or null for each parameter. */
  private static Object[] arguments(Method method) {
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      arguments.add(type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null);
    }
    return arguments.toArray();
  }
}
