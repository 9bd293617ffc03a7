package io.distribsilly.jdbc;

import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ReturnedColumns;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
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
import java.util.Calendar;
import java.util.Map;

/** A CALL. Procedures have IN parameters only; they can be set by their names. */
final class JdbcCallableStatement extends JdbcPreparedStatement implements CallableStatement {
  private final CallParameters names;

  JdbcCallableStatement(
      JdbcConnection connection, ResultSetKind kind, Prepared prepared, CallParameters names) {
    super(connection, kind, prepared, ReturnedColumns.NONE);
    this.names = names;
  }

  @Override
  public void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public boolean wasNull() throws SQLException {
    throw noOutParameters();
  }

  @Override
  public String getString(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public boolean getBoolean(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public byte getByte(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public short getShort(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public int getInt(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public long getLong(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public float getFloat(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public double getDouble(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public byte[] getBytes(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Date getDate(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Time getTime(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Timestamp getTimestamp(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Object getObject(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Object getObject(int parameterIndex, Map<String, Class<?>> map) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Ref getRef(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Blob getBlob(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Clob getClob(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Array getArray(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Date getDate(int parameterIndex, Calendar cal) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Time getTime(int parameterIndex, Calendar cal) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Timestamp getTimestamp(int parameterIndex, Calendar cal) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(int parameterIndex, int sqlType, String typeName)
      throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(String parameterName, int sqlType) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(String parameterName, int sqlType, int scale)
      throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(String parameterName, int sqlType, String typeName)
      throws SQLException {
    throw noOutParameters();
  }

  @Override
  public URL getURL(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void setURL(String parameterName, URL val) throws SQLException {
    setURL(parameterIndex(parameterName), val);
  }

  @Override
  public void setNull(String parameterName, int sqlType) throws SQLException {
    setNull(parameterIndex(parameterName), sqlType);
  }

  @Override
  public void setBoolean(String parameterName, boolean x) throws SQLException {
    setBoolean(parameterIndex(parameterName), x);
  }

  @Override
  public void setByte(String parameterName, byte x) throws SQLException {
    setByte(parameterIndex(parameterName), x);
  }

  @Override
  public void setShort(String parameterName, short x) throws SQLException {
    setShort(parameterIndex(parameterName), x);
  }

  @Override
  public void setInt(String parameterName, int x) throws SQLException {
    setInt(parameterIndex(parameterName), x);
  }

  @Override
  public void setLong(String parameterName, long x) throws SQLException {
    setLong(parameterIndex(parameterName), x);
  }

  @Override
  public void setFloat(String parameterName, float x) throws SQLException {
    setFloat(parameterIndex(parameterName), x);
  }

  @Override
  public void setDouble(String parameterName, double x) throws SQLException {
    setDouble(parameterIndex(parameterName), x);
  }

  @Override
  public void setBigDecimal(String parameterName, BigDecimal x) throws SQLException {
    setBigDecimal(parameterIndex(parameterName), x);
  }

  @Override
  public void setString(String parameterName, String x) throws SQLException {
    setString(parameterIndex(parameterName), x);
  }

  @Override
  public void setBytes(String parameterName, byte[] x) throws SQLException {
    setBytes(parameterIndex(parameterName), x);
  }

  @Override
  public void setDate(String parameterName, Date x) throws SQLException {
    setDate(parameterIndex(parameterName), x);
  }

  @Override
  public void setTime(String parameterName, Time x) throws SQLException {
    setTime(parameterIndex(parameterName), x);
  }

  @Override
  public void setTimestamp(String parameterName, Timestamp x) throws SQLException {
    setTimestamp(parameterIndex(parameterName), x);
  }

  @Override
  public void setAsciiStream(String parameterName, InputStream x, int length) throws SQLException {
    setAsciiStream(parameterIndex(parameterName), x, length);
  }

  @Override
  public void setBinaryStream(String parameterName, InputStream x, int length) throws SQLException {
    setBinaryStream(parameterIndex(parameterName), x, length);
  }

  @Override
  public void setObject(String parameterName, Object x, int targetSqlType, int scale)
      throws SQLException {
    setObject(parameterIndex(parameterName), x, targetSqlType, scale);
  }

  @Override
  public void setObject(String parameterName, Object x, int targetSqlType) throws SQLException {
    setObject(parameterIndex(parameterName), x, targetSqlType);
  }

  @Override
  public void setObject(String parameterName, Object x) throws SQLException {
    setObject(parameterIndex(parameterName), x);
  }

  @Override
  public void setCharacterStream(String parameterName, Reader reader, int length)
      throws SQLException {
    setCharacterStream(parameterIndex(parameterName), reader, length);
  }

  @Override
  public void setDate(String parameterName, Date x, Calendar cal) throws SQLException {
    setDate(parameterIndex(parameterName), x, cal);
  }

  @Override
  public void setTime(String parameterName, Time x, Calendar cal) throws SQLException {
    setTime(parameterIndex(parameterName), x, cal);
  }

  @Override
  public void setTimestamp(String parameterName, Timestamp x, Calendar cal) throws SQLException {
    setTimestamp(parameterIndex(parameterName), x, cal);
  }

  @Override
  public void setNull(String parameterName, int sqlType, String typeName) throws SQLException {
    setNull(parameterIndex(parameterName), sqlType, typeName);
  }

  @Override
  public String getString(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public boolean getBoolean(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public byte getByte(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public short getShort(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public int getInt(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public long getLong(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public float getFloat(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public double getDouble(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public byte[] getBytes(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Date getDate(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Time getTime(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Timestamp getTimestamp(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Object getObject(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public BigDecimal getBigDecimal(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Object getObject(String parameterName, Map<String, Class<?>> map) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Ref getRef(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Blob getBlob(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Clob getClob(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Array getArray(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Date getDate(String parameterName, Calendar cal) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Time getTime(String parameterName, Calendar cal) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Timestamp getTimestamp(String parameterName, Calendar cal) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public URL getURL(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public RowId getRowId(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public RowId getRowId(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void setRowId(String parameterName, RowId x) throws SQLException {
    setRowId(parameterIndex(parameterName), x);
  }

  @Override
  public void setNString(String parameterName, String value) throws SQLException {
    setNString(parameterIndex(parameterName), value);
  }

  @Override
  public void setNCharacterStream(String parameterName, Reader value, long length)
      throws SQLException {
    setNCharacterStream(parameterIndex(parameterName), value, length);
  }

  @Override
  public void setNClob(String parameterName, NClob value) throws SQLException {
    setNClob(parameterIndex(parameterName), value);
  }

  @Override
  public void setClob(String parameterName, Reader reader, long length) throws SQLException {
    setClob(parameterIndex(parameterName), reader, length);
  }

  @Override
  public void setBlob(String parameterName, InputStream inputStream, long length)
      throws SQLException {
    setBlob(parameterIndex(parameterName), inputStream, length);
  }

  @Override
  public void setNClob(String parameterName, Reader reader, long length) throws SQLException {
    setNClob(parameterIndex(parameterName), reader, length);
  }

  @Override
  public NClob getNClob(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public NClob getNClob(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void setSQLXML(String parameterName, SQLXML xmlObject) throws SQLException {
    setSQLXML(parameterIndex(parameterName), xmlObject);
  }

  @Override
  public SQLXML getSQLXML(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public SQLXML getSQLXML(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public String getNString(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public String getNString(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Reader getNCharacterStream(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Reader getNCharacterStream(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Reader getCharacterStream(int parameterIndex) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public Reader getCharacterStream(String parameterName) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void setBlob(String parameterName, Blob x) throws SQLException {
    setBlob(parameterIndex(parameterName), x);
  }

  @Override
  public void setClob(String parameterName, Clob x) throws SQLException {
    setClob(parameterIndex(parameterName), x);
  }

  @Override
  public void setAsciiStream(String parameterName, InputStream x, long length) throws SQLException {
    setAsciiStream(parameterIndex(parameterName), x, length);
  }

  @Override
  public void setBinaryStream(String parameterName, InputStream x, long length)
      throws SQLException {
    setBinaryStream(parameterIndex(parameterName), x, length);
  }

  @Override
  public void setCharacterStream(String parameterName, Reader reader, long length)
      throws SQLException {
    setCharacterStream(parameterIndex(parameterName), reader, length);
  }

  @Override
  public void setAsciiStream(String parameterName, InputStream x) throws SQLException {
    setAsciiStream(parameterIndex(parameterName), x);
  }

  @Override
  public void setBinaryStream(String parameterName, InputStream x) throws SQLException {
    setBinaryStream(parameterIndex(parameterName), x);
  }

  @Override
  public void setCharacterStream(String parameterName, Reader reader) throws SQLException {
    setCharacterStream(parameterIndex(parameterName), reader);
  }

  @Override
  public void setNCharacterStream(String parameterName, Reader value) throws SQLException {
    setNCharacterStream(parameterIndex(parameterName), value);
  }

  @Override
  public void setClob(String parameterName, Reader reader) throws SQLException {
    setClob(parameterIndex(parameterName), reader);
  }

  @Override
  public void setBlob(String parameterName, InputStream inputStream) throws SQLException {
    setBlob(parameterIndex(parameterName), inputStream);
  }

  @Override
  public void setNClob(String parameterName, Reader reader) throws SQLException {
    setNClob(parameterIndex(parameterName), reader);
  }

  @Override
  public <T> T getObject(int parameterIndex, Class<T> type) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public <T> T getObject(String parameterName, Class<T> type) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void setObject(String parameterName, Object x, SQLType targetSqlType, int scaleOrLength)
      throws SQLException {
    setObject(parameterIndex(parameterName), x, targetSqlType, scaleOrLength);
  }

  @Override
  public void setObject(String parameterName, Object x, SQLType targetSqlType) throws SQLException {
    setObject(parameterIndex(parameterName), x, targetSqlType);
  }

  @Override
  public void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(int parameterIndex, SQLType sqlType, int scale)
      throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(int parameterIndex, SQLType sqlType, String typeName)
      throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(String parameterName, SQLType sqlType, int scale)
      throws SQLException {
    throw noOutParameters();
  }

  @Override
  public void registerOutParameter(String parameterName, SQLType sqlType, String typeName)
      throws SQLException {
    throw noOutParameters();
  }

  private int parameterIndex(String name) throws SQLException {
    checkOpen();
    return names.index(name);
  }

  private SQLException noOutParameters() throws SQLException {
    checkOpen();
    return SqlExceptions.unsupported(
        "procedures have no OUT parameters; they return a result set, see getResultSet()");
  }
}
