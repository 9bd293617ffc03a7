package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparedStatementTest {
  private static final String COLUMNS =
      "b BOOLEAN, ti TINYINT, si SMALLINT, i INTEGER, bi BIGINT, de DECIMAL(20, 4), r REAL,"
          + " d DOUBLE, c CHAR(5), v VARCHAR(100), bn BINARY(3), vb VARBINARY(100), da DATE,"
          + " t TIME(3), ts TIMESTAMP(3), tz TIMESTAMP(3) WITH TIME ZONE, u UUID";

  @TempDir private Path folder;
  private Connection connection;

  /** Sets the first parameter. */
  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE typed (id INTEGER PRIMARY KEY, " + COLUMNS + ")");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void plainSettersStoreWhatIsReadBack() throws SQLException {
    assertStored("b", s -> s.setBoolean(1, true), true);
    assertStored("ti", s -> s.setByte(1, (byte) -7), -7);
    assertStored("si", s -> s.setShort(1, (short) 300), 300);
    assertStored("i", s -> s.setInt(1, 70_000), 70_000);
    assertStored("bi", s -> s.setLong(1, 1L << 40), 1L << 40);
    assertStored("de", s -> s.setBigDecimal(1, new BigDecimal("1.5")), new BigDecimal("1.5000"));
    assertStored("r", s -> s.setFloat(1, 0.5f), 0.5f);
    assertStored("d", s -> s.setDouble(1, 0.1), 0.1);
    assertStored("c", s -> s.setString(1, "ab"), "ab   ");
    assertStored("v", s -> s.setNString(1, "été"), "été");
    assertStored("bn", s -> s.setBytes(1, new byte[] {1, 2, 3}), new byte[] {1, 2, 3});
    assertStored("vb", s -> s.setBytes(1, new byte[0]), new byte[0]);
  }

  @SuppressWarnings("JavaUtilDate") // Applications still use it.
  @Test
  void datesAndTimesKeepTheirFields() throws SQLException {
    Date date = Date.valueOf("2001-02-03");
    Timestamp timestamp = Timestamp.valueOf("2001-02-03 04:05:06.789");
    assertStored("da", s -> s.setDate(1, date), date);
    assertStored("da", s -> s.setObject(1, date.toLocalDate()), date);
    assertStored("t", s -> s.setTime(1, Time.valueOf("04:05:06")), Time.valueOf("04:05:06"));
    assertStored("t", s -> s.setObject(1, LocalTime.of(4, 5, 6)), Time.valueOf("04:05:06"));
    assertStored("ts", s -> s.setTimestamp(1, timestamp), timestamp);
    assertStored("ts", s -> s.setObject(1, timestamp.toLocalDateTime()), timestamp);
    assertStored("ts", s -> s.setObject(1, new java.util.Date(timestamp.getTime())), timestamp);
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    Timestamp noonInTokyo = Timestamp.from(Instant.parse("2001-02-03T03:00:00Z"));
    LocalDateTime noon = LocalDateTime.of(2001, 2, 3, 12, 0);
    assertStored("ts", s -> s.setTimestamp(1, noonInTokyo, tokyo), Timestamp.valueOf(noon));
    assertStored("da", s -> s.setDate(1, new Date(noonInTokyo.getTime()), tokyo), date);
    assertStored(
        "t", s -> s.setTime(1, new Time(noonInTokyo.getTime()), tokyo), Time.valueOf("12:00:00"));
  }

  @Test
  void instantsStayInstants() throws SQLException {
    Instant instant = Instant.parse("2001-02-03T04:05:06.789Z");
    OffsetDateTime stored = instant.atOffset(ZoneOffset.UTC);
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    calendar.setTimeInMillis(instant.toEpochMilli());
    assertStored("tz", s -> s.setObject(1, instant), stored);
    assertStored("tz", s -> s.setObject(1, stored.withOffsetSameInstant(ZoneOffset.MAX)), stored);
    assertStored("tz", s -> s.setObject(1, ZonedDateTime.from(stored)), stored);
    assertStored("tz", s -> s.setTimestamp(1, Timestamp.from(instant)), stored);
    assertStored("tz", s -> s.setTimestamp(1, Timestamp.from(instant), tokyo), stored);
    assertStored("tz", s -> s.setObject(1, calendar), stored);
    long millis = instant.toEpochMilli();
    assertStored("tz", s -> s.setDate(1, new Date(millis)), stored);
    assertStored("tz", s -> s.setDate(1, new Date(millis), tokyo), stored);
    assertStored("tz", s -> s.setTime(1, new Time(millis), tokyo), stored);
    assertStored("tz", s -> s.setObject(1, Timestamp.from(instant), Types.TIMESTAMP), stored);
    assertStored("tz", s -> s.setObject(1, stored, JDBCType.TIMESTAMP_WITH_TIMEZONE), stored);
  }

  @Test
  void objectsOfEveryKindAreStored() throws Exception {
    UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    assertStored("u", s -> s.setObject(1, uuid), uuid);
    assertStored("u", s -> s.setString(1, uuid.toString()), uuid);
    assertStored("bi", s -> s.setObject(1, BigInteger.TEN), 10L);
    assertStored("v", s -> s.setObject(1, 'x'), "x");
    assertStored("v", s -> s.setObject(1, CharBuffer.wrap("built")), "built");
    assertStored("v", s -> s.setObject(1, JDBCType.ARRAY), "ARRAY");
    URL url = new URL("http://example.org/");
    assertStored("v", s -> s.setURL(1, url), url.toString());
    assertStored("v", s -> s.setClob(1, new MemoryClob("clob")), "clob");
    assertStored("v", s -> s.setObject(1, new MemoryClob("clob")), "clob");
    assertStored("vb", s -> s.setBlob(1, new MemoryBlob(new byte[] {1})), new byte[] {1});
    assertStored("i", s -> s.setObject(1, null), null);
    assertStored("i", s -> s.setNull(1, Types.INTEGER), null);
    assertStored("i", s -> s.setNull(1, Types.INTEGER, "INTEGER"), null);
    assertFails(
        () -> assertStored("v", s -> s.setObject(1, new Object()), null),
        "22018",
        SQLDataException.class,
        "java.lang.Object");
  }

  @Test
  void targetTypesConvertBeforeTheValueIsSent() throws SQLException {
    assertStored("i", s -> s.setObject(1, "12", Types.INTEGER), 12);
    assertStored("v", s -> s.setObject(1, 12, Types.VARCHAR), "12");
    assertStored("b", s -> s.setObject(1, "yes", Types.BOOLEAN), true);
    assertStored("de", s -> s.setObject(1, 1.23456, Types.DECIMAL, 2), new BigDecimal("1.2300"));
    assertStored("d", s -> s.setObject(1, BigInteger.TWO, JDBCType.DOUBLE), 2d);
    assertStored("da", s -> s.setObject(1, "2001-02-03", Types.DATE), Date.valueOf("2001-02-03"));
    assertFails(
        () -> assertStored("ti", s -> s.setObject(1, 128, Types.TINYINT), null),
        "22003",
        SQLDataException.class,
        "128");
    assertFails(
        () -> assertStored("i", s -> s.setObject(1, "one", Types.INTEGER), null),
        "22018",
        SQLDataException.class,
        "'one'");
    assertFails(
        () -> assertStored("i", s -> s.setObject(1, 1, Types.ARRAY), null),
        "HYC00",
        SQLFeatureNotSupportedException.class);
  }

  @Test
  void streamsAreReadToTheirEndOrTheirLength() throws SQLException {
    assertStored("v", s -> s.setCharacterStream(1, new StringReader("text")), "text");
    assertStored("v", s -> s.setCharacterStream(1, new StringReader("text"), 2), "te");
    assertStored("v", s -> s.setNCharacterStream(1, new StringReader("text"), 3L), "tex");
    assertStored("v", s -> s.setClob(1, new StringReader("text")), "text");
    assertStored("v", s -> s.setNClob(1, new StringReader("text"), 4), "text");
    assertStored("v", s -> s.setAsciiStream(1, bytes("text")), "text");
    assertStored("v", s -> s.setAsciiStream(1, bytes("text"), 1), "t");
    assertStored("vb", s -> s.setBinaryStream(1, bytes("ab")), new byte[] {'a', 'b'});
    assertStored("vb", s -> s.setBinaryStream(1, bytes("ab"), 1L), new byte[] {'a'});
    assertStored("vb", s -> s.setBlob(1, bytes("ab"), 2), new byte[] {'a', 'b'});
    assertStored("v", s -> s.setCharacterStream(1, null), null);
    assertFails(
        () -> assertStored("v", s -> s.setCharacterStream(1, new StringReader("text"), 5), null),
        "22023",
        SQLDataException.class,
        "ends after 4");
    assertFails(
        () -> assertStored("v", s -> s.setBinaryStream(1, bytes("a"), -1), null),
        "HY024",
        SQLNonTransientException.class);
  }

  @Test
  void parametersAreChecked() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kv VALUES (?, ?)")) {
      assertFails(() -> insert.setInt(0, 1), "07001", SQLNonTransientException.class, "1 to 2");
      assertFails(() -> insert.setInt(3, 1), "07001", SQLNonTransientException.class, "3");
      insert.setString(1, "a");
      assertFails(
          insert::execute, "07002", SQLNonTransientException.class, "parameter 2 of 2 is not set");
      assertFails(insert::addBatch, "07002", SQLNonTransientException.class);
      insert.setString(2, "b");
      assertThat(insert.executeUpdate()).isEqualTo(1);
      insert.setString(1, "c");
      assertThat(insert.executeUpdate()).isEqualTo(1);
      insert.clearParameters();
      assertFails(insert::execute, "07002", SQLNonTransientException.class, "parameter 1");
      assertFails(() -> insert.setRowId(1, null), "HYC00", SQLFeatureNotSupportedException.class);
    }
    try (PreparedStatement constant =
        connection.prepareStatement("SELECT value FROM kv WHERE key = 'a'")) {
      assertFails(() -> constant.setInt(1, 1), "07001", SQLNonTransientException.class, "has none");
    }
  }

  @Test
  void textsAreForPlainStatements() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM kv WHERE key = 'a'")) {
      assertFails(() -> select.execute("x"), "HY010", SQLNonTransientException.class);
      assertFails(() -> select.executeQuery("x"), "HY010", SQLNonTransientException.class);
      assertFails(() -> select.executeUpdate("x"), "HY010", SQLNonTransientException.class);
      assertFails(() -> select.addBatch("x"), "HY010", SQLNonTransientException.class);
      assertFails(select::executeUpdate, "07005", SQLNonTransientException.class);
    }
  }

  @Test
  void parameterMetaDataKnowsTheColumns() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO typed (id, de, v) VALUES (?, ?, ?)")) {
      ParameterMetaData parameters = insert.getParameterMetaData();
      assertThat(insert.getMetaData()).isNull();
      assertThat(parameters.getParameterCount()).isEqualTo(3);
      assertThat(parameters.getParameterType(1)).isEqualTo(Types.INTEGER);
      assertThat(parameters.getParameterClassName(1)).isEqualTo("java.lang.Integer");
      assertThat(parameters.getParameterType(2)).isEqualTo(Types.DECIMAL);
      assertThat(parameters.getPrecision(2)).isEqualTo(20);
      assertThat(parameters.getScale(2)).isEqualTo(4);
      assertThat(parameters.isSigned(2)).isTrue();
      assertThat(parameters.getParameterTypeName(3)).isEqualTo("VARCHAR");
      assertThat(parameters.isNullable(3)).isEqualTo(ParameterMetaData.parameterNullable);
      assertThat(parameters.getParameterMode(3)).isEqualTo(ParameterMetaData.parameterModeIn);
      assertFails(() -> parameters.getParameterType(4), "07001", SQLNonTransientException.class);
    }
  }

  @Test
  void aCallTakesParametersByIndexAndByName() throws SQLException {
    try (CallableStatement call = connection.prepareCall("{call RESHARD(?)}")) {
      String name = reshardParameter();
      call.setInt(name, 8);
      try (ResultSet job = call.executeQuery()) {
        assertThat(job.next()).isTrue();
      }
      call.setInt(1, 16);
      assertThat(call.execute()).isTrue();
      assertFails(() -> call.setInt("COLOUR", 1), "07001", SQLNonTransientException.class, name);
      assertFails(
          () -> call.registerOutParameter(1, Types.INTEGER),
          "HYC00",
          SQLFeatureNotSupportedException.class,
          "no OUT parameters");
      assertFails(() -> call.getInt(1), "HYC00", SQLFeatureNotSupportedException.class);
    }
  }

  private String reshardParameter() throws SQLException {
    try (ResultSet columns =
        connection.getMetaData().getProcedureColumns(null, null, "RESHARD", null)) {
      assertThat(columns.next()).isTrue();
      return columns.getString("COLUMN_NAME");
    }
  }

  @Test
  void fractionsAreRoundedTheSameHoweverTheyAreGiven() throws SQLException {
    for (Object number : new Object[] {2.5, 2.5f, new BigDecimal("2.5")}) {
      assertStored("i", s -> s.setObject(1, number), 3);
      assertStored("i", s -> s.setObject(1, number, Types.BIGINT), 3);
      assertStored("i", s -> s.setObject(1, number, JDBCType.SMALLINT), 3);
    }
    assertStored("bi", s -> s.setObject(1, -1.5), -2L);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("VALUES (CAST(2.5 AS INT), CAST(-1.5 AS INT))")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(3);
      assertThat(rows.getInt(2)).isEqualTo(-2);
    }
  }

  @Test
  void aTextIsComparedAsTheNumberItSpells() throws SQLException {
    assertStored("i", s -> s.setInt(1, 2), 2);
    try (PreparedStatement select =
        connection.prepareStatement("SELECT COUNT(*) FROM typed WHERE i = ?")) {
      for (Map.Entry<String, Integer> counted :
          Map.of("2", 1, " 2.0 ", 1, "1.5", 0, "12345678901234567890", 0).entrySet()) {
        select.setString(1, counted.getKey());
        try (ResultSet rows = select.executeQuery()) {
          rows.next();
          assertThat(rows.getInt(1)).as(counted.getKey()).isEqualTo(counted.getValue());
        }
      }
      select.setString(1, "two");
      assertFails(select::executeQuery, "22018", SQLDataException.class, "two");
    }
  }

  @Test
  void oneTextIsOneStatement() {
    String two = "DELETE FROM typed WHERE id = ?; DELETE FROM typed WHERE id = ?";
    assertFails(
        () -> connection.prepareStatement(two),
        "42000",
        SQLSyntaxErrorException.class,
        "has 2",
        "Statement.execute");
    assertFails(
        () -> connection.prepareStatement("DELETE FROM typed; DELETE typed"),
        "42000",
        SQLSyntaxErrorException.class,
        "line 1");
  }

  /** Stores a value in a row of its own and reads it back as its column's default class. */
  private void assertStored(String column, Setter setter, Object expected) throws SQLException {
    try (PreparedStatement upsert =
            connection.prepareStatement("UPSERT INTO typed (" + column + ", id) VALUES (?, 1)");
        PreparedStatement select =
            connection.prepareStatement("SELECT " + column + " FROM typed WHERE id = 1")) {
      setter.set(upsert);
      assertThat(upsert.executeUpdate()).isEqualTo(1);
      try (ResultSet rows = select.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getObject(1)).isEqualTo(expected);
        assertThat(rows.wasNull()).isEqualTo(expected == null);
      }
    }
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
