package io.distribsilly.sql.plan;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.codec.RowProjection;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.ReturnedColumns;
import io.distribsilly.sql.session.ReturnedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlLiteral;

/**
 * Remembers what a statement writes, for whoever wants some of it back. Used by one thread at a
 * time.
 */
public final class WrittenRows {
  /** Remembers nothing. */
  public static final WrittenRows UNWANTED = new WrittenRows(ReturnedColumns.NONE);

  private final ReturnedColumns wanted;
  private final List<Object[]> rows = new ArrayList<>();
  private Optional<TableDefinition> table = Optional.empty();
  private int[] columns = {};
  private Optional<RowProjection> projection = Optional.empty();

  private WrittenRows(ReturnedColumns wanted) {
    this.wanted = wanted;
  }

  /** Returns what remembers these columns. */
  public static WrittenRows of(ReturnedColumns wanted) {
    return wanted.equals(ReturnedColumns.NONE) ? UNWANTED : new WrittenRows(wanted);
  }

  /** Returns a transaction that tells what is written in it, if anybody wants to know. */
  Transaction around(Transaction transaction) {
    return this == UNWANTED ? transaction : new RecordingTransaction(transaction, this);
  }

  /**
   * Rows of this table are about to be written.
   *
   * @throws EngineException with COLUMN_NOT_FOUND if it does not have a column that is wanted
   */
  void begin(TableDefinition written) {
    if (table.isEmpty()) {
      table = Optional.of(written);
      columns = columns(written);
      projection = Optional.of(RowCodec.of(written).projection(columns));
    }
  }

  /** A row is inserted or changed; those of other tables, as of an index, do not count. */
  void add(RowKey key, byte[] row) {
    if (table.isPresent() && table.get().id() == key.tableId()) {
      rows.add(projection.orElseThrow().decode(key.key(), row));
    }
  }

  int size() {
    return rows.size();
  }

  /** Forgets the rows behind the first ones. */
  void cut(int size) {
    rows.subList(size, rows.size()).clear();
  }

  /** Returns what was wanted of the rows that were written. */
  public ReturnedRows returned() {
    return table
        .map(
            written ->
                new ReturnedRows(
                    IntStream.of(columns).mapToObj(index -> column(written, index)).toList(),
                    List.copyOf(rows)))
        .orElse(ReturnedRows.NONE);
  }

  private static ResultColumn column(TableDefinition table, int index) {
    ColumnDefinition column = table.columns().get(index);
    return new ResultColumn(
        column.name(),
        column.name(),
        Optional.of(table.schema()),
        Optional.of(table.name()),
        Optional.of(column.type()),
        column.nullable());
  }

  private int[] columns(TableDefinition written) {
    if (wanted instanceof ReturnedColumns.Positions given) {
      return given.positions().stream().mapToInt(at -> position(written, at)).distinct().toArray();
    }
    if (wanted instanceof ReturnedColumns.Names given) {
      return given.names().stream().mapToInt(name -> index(written, name)).distinct().toArray();
    }
    return IntStream.range(0, written.columns().size())
        .filter(index -> isGenerated(written, index))
        .toArray();
  }

  private static boolean isGenerated(TableDefinition table, int index) {
    ColumnDefinition column = table.columns().get(index);
    return table.isKeyColumn(index)
        || column.identity().isPresent()
        || column.defaultSql().filter(sql -> !isConstant(sql)).isPresent();
  }

  private static boolean isConstant(String defaultSql) {
    return SqlParsing.parseExpression(defaultSql) instanceof SqlLiteral;
  }

  private static int position(TableDefinition table, int position) {
    if (position < 1 || position > table.columns().size()) {
      throw notFound(table, Integer.toString(position));
    }
    return position - 1;
  }

  private static int index(TableDefinition table, String name) {
    return table
        .columnIndex(name)
        .orElseGet(
            () ->
                IntStream.range(0, table.columns().size())
                    .filter(i -> table.columns().get(i).name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> notFound(table, name)));
  }

  private static EngineException notFound(TableDefinition table, String column) {
    return new EngineException(
        ErrorCode.COLUMN_NOT_FOUND,
        "table \"%s\" has no column \"%s\", which is wanted as a generated key; check what the"
                .formatted(table.label(), column)
            + " statement was prepared with");
  }
}
