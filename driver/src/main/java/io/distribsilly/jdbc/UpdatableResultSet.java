package io.distribsilly.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/**
 * What is updated by index: every value becomes one that the session takes, as those of a prepared
 * statement's parameters do.
 */
abstract class UpdatableResultSet extends LabelledResultSet {
  /** Throws if the result set is closed or cannot be updated. */
  abstract void checkUpdatable() throws SQLException;

  /** Returns whether a column (from 1) is an instant, so that one keeps its meaning. */
  abstract boolean isInstant(int columnIndex) throws SQLException;

  /** Updates a column (from 1) with a value that a session takes, null for NULL. */
  abstract void update(int columnIndex, Object value) throws SQLException;

  private void updateConverted(int columnIndex, Object value) throws SQLException {
    checkUpdatable();
    update(columnIndex, ParameterConversions.toSession(value, isInstant(columnIndex)));
  }

  private void updateTyped(int columnIndex, Object value, SQLType type, int scale)
      throws SQLException {
    checkUpdatable();
    int target = Arguments.notNull("the target type", type).getVendorTypeNumber();
    try {
      boolean instant = isInstant(columnIndex);
      Object plain = ParameterConversions.toSession(value, instant);
      boolean keep = plain == null || instant;
      update(columnIndex, keep ? plain : ParameterConversions.toType(plain, target, scale));
    } catch (RuntimeException e) {
      throw SqlExceptions.fromUnchecked(e);
    }
  }

  private void updateBinary(int columnIndex, InputStream stream, long length) throws SQLException {
    checkUpdatable();
    update(columnIndex, stream == null ? null : Streams.bytes(stream, length));
  }

  private void updateText(int columnIndex, Reader reader, long length) throws SQLException {
    checkUpdatable();
    update(columnIndex, reader == null ? null : Streams.text(reader, length));
  }

  private void updateAscii(int columnIndex, InputStream stream, long length) throws SQLException {
    checkUpdatable();
    update(
        columnIndex,
        stream == null ? null : Streams.text(stream, StandardCharsets.ISO_8859_1, length));
  }

  private SQLException noSuchType(String type) throws SQLException {
    checkUpdatable();
    return SqlExceptions.unsupported("there are no values of type " + type);
  }

  @Override
  public final void updateNull(int columnIndex) throws SQLException {
    update(columnIndex, null);
  }

  @Override
  public final void updateBoolean(int columnIndex, boolean x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateByte(int columnIndex, byte x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateShort(int columnIndex, short x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateInt(int columnIndex, int x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateLong(int columnIndex, long x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateFloat(int columnIndex, float x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateDouble(int columnIndex, double x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateBigDecimal(int columnIndex, BigDecimal x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateString(int columnIndex, String x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateNString(int columnIndex, String x) throws SQLException {
    update(columnIndex, x);
  }

  @Override
  public final void updateBytes(int columnIndex, byte[] x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateDate(int columnIndex, Date x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateTime(int columnIndex, Time x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateTimestamp(int columnIndex, Timestamp x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateBlob(int columnIndex, Blob x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateClob(int columnIndex, Clob x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateNClob(int columnIndex, NClob x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateSQLXML(int columnIndex, SQLXML x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateObject(int columnIndex, Object x) throws SQLException {
    updateConverted(columnIndex, x);
  }

  @Override
  public final void updateObject(int columnIndex, Object x, int scaleOrLength) throws SQLException {
    if (x instanceof BigDecimal number) {
      update(columnIndex, number.setScale(scaleOrLength, RoundingMode.HALF_UP));
    } else if (x instanceof InputStream stream) {
      updateBinaryStream(columnIndex, stream, scaleOrLength);
    } else if (x instanceof Reader reader) {
      updateCharacterStream(columnIndex, reader, scaleOrLength);
    } else {
      updateConverted(columnIndex, x);
    }
  }

  @Override
  public final void updateObject(int columnIndex, Object x, SQLType targetSqlType)
      throws SQLException {
    updateTyped(columnIndex, x, targetSqlType, -1);
  }

  @Override
  public final void updateObject(
      int columnIndex, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
    updateTyped(columnIndex, x, targetSqlType, scaleOrLength);
  }

  @Override
  public final void updateAsciiStream(int columnIndex, InputStream x) throws SQLException {
    updateAscii(columnIndex, x, Streams.UNKNOWN);
  }

  @Override
  public final void updateAsciiStream(int columnIndex, InputStream x, int length)
      throws SQLException {
    updateAscii(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateAsciiStream(int columnIndex, InputStream x, long length)
      throws SQLException {
    updateAscii(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateBinaryStream(int columnIndex, InputStream x) throws SQLException {
    updateBinary(columnIndex, x, Streams.UNKNOWN);
  }

  @Override
  public final void updateBinaryStream(int columnIndex, InputStream x, int length)
      throws SQLException {
    updateBinary(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateBinaryStream(int columnIndex, InputStream x, long length)
      throws SQLException {
    updateBinary(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateCharacterStream(int columnIndex, Reader x) throws SQLException {
    updateText(columnIndex, x, Streams.UNKNOWN);
  }

  @Override
  public final void updateCharacterStream(int columnIndex, Reader x, int length)
      throws SQLException {
    updateText(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateCharacterStream(int columnIndex, Reader x, long length)
      throws SQLException {
    updateText(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateNCharacterStream(int columnIndex, Reader x) throws SQLException {
    updateText(columnIndex, x, Streams.UNKNOWN);
  }

  @Override
  public final void updateNCharacterStream(int columnIndex, Reader x, long length)
      throws SQLException {
    updateText(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateBlob(int columnIndex, InputStream x) throws SQLException {
    updateBinary(columnIndex, x, Streams.UNKNOWN);
  }

  @Override
  public final void updateBlob(int columnIndex, InputStream x, long length) throws SQLException {
    updateBinary(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateClob(int columnIndex, Reader x) throws SQLException {
    updateText(columnIndex, x, Streams.UNKNOWN);
  }

  @Override
  public final void updateClob(int columnIndex, Reader x, long length) throws SQLException {
    updateText(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateNClob(int columnIndex, Reader x) throws SQLException {
    updateText(columnIndex, x, Streams.UNKNOWN);
  }

  @Override
  public final void updateNClob(int columnIndex, Reader x, long length) throws SQLException {
    updateText(columnIndex, x, Arguments.notNegative("length", length));
  }

  @Override
  public final void updateArray(int columnIndex, Array x) throws SQLException {
    throw noSuchType("ARRAY");
  }

  @Override
  public final void updateRef(int columnIndex, Ref x) throws SQLException {
    throw noSuchType("REF");
  }

  @Override
  public final void updateRowId(int columnIndex, RowId x) throws SQLException {
    throw noSuchType("ROWID");
  }
}
