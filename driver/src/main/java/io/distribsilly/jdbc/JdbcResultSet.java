package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.Session;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Rows of a statement or of metadata, streamed. What the values become is the conversions' work,
 * where the rows are that of {@link PositionedRows}, what is updated that of {@link EditedRows}.
 */
final class JdbcResultSet extends UpdatableResultSet {
  /** What is done with the position. */
  private interface Move {
    boolean in(PositionedRows rows);
  }

  private final ResultOwner owner;
  private final List<ResultColumn> columns;
  private final ColumnLabels labels;
  private final PositionedRows rows;
  private final int type;
  private final int maxFieldSize;
  private final boolean inMemory;
  private final boolean held;

  private volatile boolean closed;
  private boolean wasNull;
  private int fetchSize;
  private int fetchDirection;

  JdbcResultSet(
      ResultOwner owner, List<ResultColumn> columns, PositionedRows rows, FetchSettings fetch) {
    this.owner = owner;
    this.type = fetch.type();
    this.columns = columns;
    this.labels = new ColumnLabels(columns);
    this.rows = rows;
    this.fetchSize = fetch.size();
    this.fetchDirection = fetch.direction();
    this.maxFieldSize = owner.maxFieldSize();
    this.inMemory = rows.isInMemory();
    this.held = fetch.held();
  }

  /** Returns rows in memory, as metadata answers with. */
  static JdbcResultSet of(ResultOwner owner, List<ResultColumn> columns, List<Object[]> rows) {
    ForwardRows forward = new ForwardRows(new ListRows(rows), columns.size(), 0);
    return new JdbcResultSet(owner, columns, forward, FetchSettings.FORWARD);
  }

  @Override
  public boolean next() throws SQLException {
    return move(PositionedRows::next);
  }

  @Override
  public boolean previous() throws SQLException {
    return move(position -> position.moveBy(-1));
  }

  @Override
  public boolean first() throws SQLException {
    return move(position -> position.moveTo(1));
  }

  @Override
  public boolean last() throws SQLException {
    return move(position -> position.moveTo(-1));
  }

  @Override
  public boolean absolute(int row) throws SQLException {
    return move(position -> position.moveTo(row));
  }

  @Override
  public boolean relative(int offset) throws SQLException {
    return move(position -> position.moveBy(offset));
  }

  @Override
  public void beforeFirst() throws SQLException {
    move(position -> position.moveTo(0));
  }

  @Override
  public void afterLast() throws SQLException {
    move(
        position -> {
          position.moveAfterLast();
          return false;
        });
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    return move(PositionedRows::isBeforeFirst);
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return rows.isFirst();
  }

  @Override
  public boolean isLast() throws SQLException {
    return move(PositionedRows::isLast);
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return rows.isAfterLast();
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return (int) Math.min(rows.row(), Integer.MAX_VALUE);
  }

  private boolean move(Move how) throws SQLException {
    checkOpen();
    if (!inMemory) {
      return owner.fetch(
          session -> {
            checkOpen();
            return how.in(rows);
          });
    }
    try {
      return how.in(rows);
    } catch (RuntimeException e) {
      throw SqlExceptions.fromUnchecked(e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (!closed) {
      closed = true;
      if (inMemory) {
        rows.close();
      } else {
        owner.release(rows::close);
      }
      owner.resultClosed();
    }
  }

  /** Returns whether everything here can be done without the session. */
  boolean isInMemory() {
    return inMemory;
  }

  /** Closes it on behalf of its owner, who has the session to itself now. */
  void closeByOwner() {
    closed = true;
    rows.close();
  }

  @Override
  public boolean isClosed() {
    return closed || owner.isOwnerClosed() || (!inMemory && rows.isRevoked());
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    return wasNull;
  }

  @Override
  public String getString(int columnIndex) throws SQLException {
    return get(columnIndex, TextConversions::toText);
  }

  @Override
  public boolean getBoolean(int columnIndex) throws SQLException {
    return orZero(get(columnIndex, NumberConversions::toBoolean), false);
  }

  @Override
  public byte getByte(int columnIndex) throws SQLException {
    return orZero(get(columnIndex, NumberConversions::toByte), (byte) 0);
  }

  @Override
  public short getShort(int columnIndex) throws SQLException {
    return orZero(get(columnIndex, NumberConversions::toShort), (short) 0);
  }

  @Override
  public int getInt(int columnIndex) throws SQLException {
    return orZero(get(columnIndex, NumberConversions::toInteger), 0);
  }

  @Override
  public long getLong(int columnIndex) throws SQLException {
    return orZero(get(columnIndex, NumberConversions::toLong), 0L);
  }

  @Override
  public float getFloat(int columnIndex) throws SQLException {
    return orZero(get(columnIndex, NumberConversions::toFloat), 0f);
  }

  @Override
  public double getDouble(int columnIndex) throws SQLException {
    return orZero(get(columnIndex, NumberConversions::toDouble), 0d);
  }

  @Override
  public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
    return get(columnIndex, NumberConversions::toBigDecimal);
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(columnIndex);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte[] getBytes(int columnIndex) throws SQLException {
    return get(columnIndex, ByteConversions::toBytes);
  }

  @Override
  public Date getDate(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toDate);
  }

  @Override
  public Date getDate(int columnIndex, Calendar calendar) throws SQLException {
    return get(columnIndex, (value, type) -> CalendarConversions.toDate(value, type, calendar));
  }

  @Override
  public Time getTime(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toTime);
  }

  @Override
  public Time getTime(int columnIndex, Calendar calendar) throws SQLException {
    return get(columnIndex, (value, type) -> CalendarConversions.toTime(value, type, calendar));
  }

  @Override
  public Timestamp getTimestamp(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toTimestamp);
  }

  @Override
  public Timestamp getTimestamp(int columnIndex, Calendar calendar) throws SQLException {
    return get(
        columnIndex, (value, type) -> CalendarConversions.toTimestamp(value, type, calendar));
  }

  @Override
  public InputStream getAsciiStream(int columnIndex) throws SQLException {
    String text = getString(columnIndex);
    return text == null ? null : stream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(int columnIndex) throws SQLException {
    String text = getString(columnIndex);
    return text == null ? null : stream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public InputStream getBinaryStream(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toInputStream);
  }

  @Override
  public Reader getCharacterStream(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toReader);
  }

  @Override
  public Reader getNCharacterStream(int columnIndex) throws SQLException {
    return getCharacterStream(columnIndex);
  }

  @Override
  public String getNString(int columnIndex) throws SQLException {
    return getString(columnIndex);
  }

  @Override
  public Blob getBlob(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toBlob);
  }

  @Override
  public Clob getClob(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toClob);
  }

  @Override
  public NClob getNClob(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toClob);
  }

  @Override
  public URL getURL(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toUrl);
  }

  @Override
  public Object getObject(int columnIndex) throws SQLException {
    return get(columnIndex, ObjectConversions::toObject);
  }

  @Override
  public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
    return getObject(columnIndex);
  }

  @Override
  public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
    checkOpen();
    Optional<Conversion<T>> conversion = ObjectConversions.to(Arguments.notNull("the class", type));
    return get(
        columnIndex,
        conversion.orElseThrow(
            () ->
                SqlExceptions.of(
                    ErrorCode.INVALID_CONVERSION, "no value can be read as " + type.getName())));
  }

  @Override
  public Array getArray(int columnIndex) throws SQLException {
    throw noSuchType("ARRAY");
  }

  @Override
  public Ref getRef(int columnIndex) throws SQLException {
    throw noSuchType("REF");
  }

  @Override
  public RowId getRowId(int columnIndex) throws SQLException {
    throw noSuchType("ROWID");
  }

  @Override
  public SQLXML getSQLXML(int columnIndex) throws SQLException {
    throw noSuchType("XML");
  }

  @Override
  public int findColumn(String columnLabel) throws SQLException {
    checkOpen();
    return labels.index(columnLabel);
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new JdbcResultSetMetaData(columns);
  }

  @Override
  public Statement getStatement() throws SQLException {
    checkOpen();
    return owner.statement();
  }

  @Override
  public int getType() throws SQLException {
    checkOpen();
    return type;
  }

  @Override
  public int getConcurrency() throws SQLException {
    checkOpen();
    return rows instanceof EditedRows ? CONCUR_UPDATABLE : CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return inMemory || held ? HOLD_CURSORS_OVER_COMMIT : CLOSE_CURSORS_AT_COMMIT;
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return fetchDirection;
  }

  /** Kept but without effect: rows are fetched one by one. */
  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    int wanted = Arguments.fetchDirection(direction);
    if (type == TYPE_FORWARD_ONLY && wanted != FETCH_FORWARD) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_ARGUMENT, "the result set goes forward only: FETCH_FORWARD");
    }
    fetchDirection = wanted;
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    checkOpen();
    return rows instanceof EditedRows edited && edited.isUpdated();
  }

  @Override
  public boolean rowInserted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    checkOpen();
    return rows instanceof EditedRows edited && edited.isDeleted();
  }

  // Updates.

  @Override
  void checkUpdatable() throws SQLException {
    edited();
  }

  @Override
  boolean isInstant(int columnIndex) throws SQLException {
    labels.check(columnIndex);
    return columns
        .get(columnIndex - 1)
        .type()
        .filter(type -> type.type() == SqlType.TIMESTAMP_WITH_TIME_ZONE)
        .isPresent();
  }

  @Override
  void update(int columnIndex, Object value) throws SQLException {
    EditedRows edited = edited();
    labels.check(columnIndex);
    try {
      edited.set(columnIndex - 1, value);
    } catch (RuntimeException e) {
      throw SqlExceptions.fromUnchecked(e);
    }
  }

  @Override
  public void insertRow() throws SQLException {
    change(EditedRows::insertRow);
  }

  @Override
  public void updateRow() throws SQLException {
    change(EditedRows::updateRow);
  }

  @Override
  public void deleteRow() throws SQLException {
    change(EditedRows::deleteRow);
  }

  @Override
  public void refreshRow() throws SQLException {
    change(EditedRows::refreshRow);
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    change((edited, session) -> edited.cancelUpdates());
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    edited().moveToInsertRow();
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    edited().moveToCurrentRow();
  }

  private void change(BiConsumer<EditedRows, Session> how) throws SQLException {
    EditedRows edited = edited();
    owner.fetch(
        session -> {
          checkOpen();
          how.accept(edited, session);
          return null;
        });
  }

  private EditedRows edited() throws SQLException {
    checkOpen();
    if (rows instanceof EditedRows edited) {
      return edited;
    }
    throw SqlExceptions.unsupported(
        "the result set is read-only; make the statement with CONCUR_UPDATABLE, for a query of one"
            + " table that selects its whole primary key");
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public void setFetchSize(int rowCount) throws SQLException {
    checkOpen();
    fetchSize = Arguments.notNegative("fetch size", rowCount);
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
  }

  @Override
  public String getCursorName() throws SQLException {
    checkOpen();
    throw SqlExceptions.unsupported("result sets have no cursor name; update rows by their key");
  }

  private <T> T get(int column, Conversion<? extends T> conversion) throws SQLException {
    checkOpen();
    labels.check(column);
    try {
      Object value = FieldSize.limit(rows.value(column - 1), maxFieldSize);
      wasNull = value == null;
      return wasNull ? null : conversion.convert(value, columns.get(column - 1).type().get());
    } catch (RuntimeException e) {
      throw SqlExceptions.fromUnchecked(labels.explain(column, e));
    }
  }

  private static <T> T orZero(T value, T zero) {
    return value == null ? zero : value;
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private SQLException noSuchType(String type) throws SQLException {
    checkOpen();
    return SqlExceptions.unsupported("there are no values of type " + type);
  }

  private void checkOpen() throws SQLException {
    if (isClosed()) {
      throw SqlExceptions.of(
          ErrorCode.OBJECT_CLOSED,
          "the result set is closed; it closes with its statement, when that runs again, and with"
              + " the transaction it reads in");
    }
  }
}
