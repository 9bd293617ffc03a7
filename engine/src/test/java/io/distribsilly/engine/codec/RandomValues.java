package io.distribsilly.engine.codec;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Random column types and values, extremes among them, and their order in SQL. */
final class RandomValues {
  private static final LocalDate MIN_DATE = LocalDate.of(1, 1, 1);
  private static final LocalDate MAX_DATE = LocalDate.of(9999, 12, 31);
  private static final List<SqlType> TYPES = List.of(SqlType.values());
  private static final char[] UNITS = {
    0, 1, 2, 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000,
    0xFFFD, 0xFFFF
  };

  private final SplittableRandom random;

  RandomValues(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns what is to be printed when a test with this seed fails. */
  static String seedText(long seed) {
    return "seed " + seed;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  ColumnType type() {
    return type(TYPES.get(random.nextInt(TYPES.size())));
  }

  List<ColumnType> types(int count) {
    List<ColumnType> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(type());
    }
    return types;
  }

  ColumnType type(SqlType type) {
    return switch (type) {
      case DECIMAL -> {
        int precision = random.nextBoolean() ? random.nextInt(1, 40) : random.nextInt(1, 1001);
        yield new ColumnType(type, precision, random.nextInt(precision + 1));
      }
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> ColumnType.of(type, 3);
      default -> ColumnType.of(type);
    };
  }

  Object[] values(List<ColumnType> types) {
    return types.stream().map(this::value).toArray();
  }

  Object value(ColumnType type) {
    return switch (type.type()) {
      case BOOLEAN -> random.nextBoolean();
      case TINYINT -> (byte) integer(8);
      case SMALLINT -> (short) integer(16);
      case INTEGER -> (int) integer(32);
      case BIGINT -> integer(64);
      case DECIMAL -> decimal(type.precision(), type.scale());
      case REAL -> real();
      case DOUBLE -> doubleValue();
      case CHAR, VARCHAR -> string();
      case BINARY, VARBINARY -> bytes();
      case DATE -> LocalDate.ofEpochDay(within(MIN_DATE.toEpochDay(), MAX_DATE.toEpochDay()));
      case TIME -> LocalTime.ofNanoOfDay(within(0, 86_399_999) * 1_000_000);
      case TIMESTAMP -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
      case TIMESTAMP_WITH_TIME_ZONE -> instant();
      case UUID -> new UUID(integer(64), integer(64));
    };
  }

  /** Returns a number of some bits, often near 0 or near an end of its range. */
  private long integer(int bits) {
    long value = random.nextLong() >> random.nextInt(64);
    long min = -1L << (bits - 1);
    return switch (random.nextInt(6)) {
      case 0 -> min + (value & 1);
      case 1 -> ~min - (value & 1);
      case 2 -> random.nextInt(-3, 4);
      default -> value >> (64 - bits + random.nextInt(bits));
    };
  }

  private long within(long min, long max) {
    return switch (random.nextInt(8)) {
      case 0 -> min;
      case 1 -> max;
      case 2 -> Math.max(min, random.nextInt(-3, 4));
      default -> random.nextLong(min, max + 1);
    };
  }

  private Instant instant() {
    long min = MIN_DATE.toEpochDay() * 86_400_000;
    return Instant.ofEpochMilli(within(min, (MAX_DATE.toEpochDay() + 1) * 86_400_000 - 1));
  }

  private BigDecimal decimal(int precision, int scale) {
    BigInteger limit = BigInteger.TEN.pow(random.nextInt(precision + 1));
    BigInteger unscaled =
        switch (random.nextInt(4)) {
          case 0 -> limit.subtract(BigInteger.ONE);
          case 1 -> BigInteger.ONE.shiftLeft(random.nextInt(limit.bitLength())).mod(limit);
          default -> new BigInteger(1, randomBytes(limit.bitLength() / 8 + 1)).mod(limit);
        };
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
  }

  private float real() {
    float[] special = {0f, -0f, Float.NaN, Float.MIN_VALUE, -Float.MAX_VALUE, 1f / 0f, -1f / 0f};
    return random.nextInt(3) == 0
        ? special[random.nextInt(special.length)]
        : Float.intBitsToFloat(random.nextInt());
  }

  private double doubleValue() {
    double[] special = {0.0, -0.0, Double.NaN, Double.MIN_VALUE, 1.0 / 0.0, -1.0 / 0.0, -1.5};
    return random.nextInt(3) == 0
        ? special[random.nextInt(special.length)]
        : Double.longBitsToDouble(random.nextLong());
  }

  private String string() {
    int length = random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(4);
    boolean ascii = random.nextBoolean();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ascii ? (char) random.nextInt('a', 'd') : UNITS[random.nextInt(UNITS.length)]);
    }
    return random.nextInt(10) == 0 ? text + "\uD83D\uDE00" : text.toString();
  }

  private byte[] bytes() {
    byte[] few = randomBytes(random.nextInt(4));
    for (int i = 0; i < few.length; i++) {
      few[i] = random.nextBoolean() ? (byte) random.nextInt(-1, 4) : few[i];
    }
    return few;
  }

  byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Compares two keys column by column as SQL does. */
  static int compare(List<ColumnType> types, Object[] left, Object[] right) {
    for (int i = 0; i < types.size(); i++) {
      int result = order(types.get(i).type()).compare(left[i], right[i]);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private static Comparator<Object> order(SqlType type) {
    return switch (type) {
      case BOOLEAN -> Comparator.comparing(Boolean.class::cast);
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          Comparator.comparing(v -> ((Number) v).longValue());
      case DECIMAL -> Comparator.comparing(BigDecimal.class::cast);
      case REAL, DOUBLE -> Comparator.comparing(v -> ((Number) v).doubleValue() + 0.0);
      case CHAR, VARCHAR -> Comparator.comparing(String.class::cast);
      case BINARY, VARBINARY -> (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
      case DATE -> Comparator.comparing(v -> ((LocalDate) v).toEpochDay());
      case TIME -> Comparator.comparing(LocalTime.class::cast);
      case TIMESTAMP -> Comparator.comparing(v -> ((LocalDateTime) v).toInstant(ZoneOffset.UTC));
      case TIMESTAMP_WITH_TIME_ZONE -> Comparator.comparing(Instant.class::cast);
      case UUID -> Comparator.comparing(Object::toString);
    };
  }
}
