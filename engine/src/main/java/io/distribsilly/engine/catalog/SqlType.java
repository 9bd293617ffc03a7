package io.distribsilly.engine.catalog;

/**
 * The types that a column can have. Each names the one Java class that holds its values everywhere
 * between the codec and the JDBC layer; SQL NULL is Java {@code null} inside a row array, and only
 * there.
 */
public enum SqlType {
  BOOLEAN(Boolean.class),
  TINYINT(Byte.class),
  SMALLINT(Short.class),
  INTEGER(Integer.class),
  BIGINT(Long.class),
  /** Exact decimal; a value always has the scale of its column. */
  DECIMAL(java.math.BigDecimal.class),
  REAL(Float.class),
  DOUBLE(Double.class),
  /** Fixed length: a value is padded with spaces to the length of its column. */
  CHAR(String.class),
  VARCHAR(String.class),
  /** Fixed length: a value is padded with zero bytes to the length of its column. */
  BINARY(byte[].class),
  VARBINARY(byte[].class),
  DATE(java.time.LocalDate.class),
  TIME(java.time.LocalTime.class),
  TIMESTAMP(java.time.LocalDateTime.class),
  /** A point in time; the offset it was written with is not kept. */
  TIMESTAMP_WITH_TIME_ZONE(java.time.Instant.class),
  UUID(java.util.UUID.class);

  private final Class<?> javaClass;

  SqlType(Class<?> javaClass) {
    this.javaClass = javaClass;
  }

  /** Returns the class of every non-null value of this type. */
  public Class<?> javaClass() {
    return javaClass;
  }

  /** Returns the name in SQL, for example {@code TIMESTAMP WITH TIME ZONE}. */
  public String sqlName() {
    return name().replace('_', ' ');
  }
}
