package io.distribsilly.engine.catalog;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A table: its columns and which of them form the primary key. Immutable.
 *
 * @param id identifies the table in stored keys; positive, never used again. A definition that is
 *     not stored yet has id 0.
 * @param schema the schema that it is in, {@link Catalog#DEFAULT_SCHEMA} unless told otherwise
 * @param name the name, in the case it is stored
 * @param columns in the order of {@code SELECT *}; their ids ascend
 * @param primaryKey indexes into {@code columns}, in key order; empty if the table has no primary
 *     key: then each row has a number of its own ({@link #hasRowKey})
 * @param version grows with each change of the definition. Whoever writes rows as an older one says
 *     is refused: it may not know a column, or an index.
 * @param indexes the indexes, in the order they were created
 * @param nextColumnId the id of the next column that is added
 * @param comment what somebody has said about it, empty if nobody has
 * @param checks what every row has to pass, in the order they were created
 */
public record TableDefinition(
    int id,
    String schema,
    String name,
    List<ColumnDefinition> columns,
    List<Integer> primaryKey,
    int version,
    List<IndexDefinition> indexes,
    int nextColumnId,
    Optional<String> comment,
    List<CheckDefinition> checks) {
  /** The most columns of a table. */
  public static final int MAX_COLUMNS = 4096;

  public TableDefinition {
    Objects.requireNonNull(schema);
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    indexes = List.copyOf(indexes);
    checks = List.copyOf(checks);
    if (columns.isEmpty() || columns.size() > MAX_COLUMNS) {
      throw invalid(
          label(schema, name),
          "has " + columns.size() + " columns; it must have 1 to " + MAX_COLUMNS);
    }
    checkColumnNames(label(schema, name), columns);
    checkPrimaryKey(label(schema, name), columns, primaryKey);
    for (IndexDefinition index : indexes) {
      for (int column : index.columns()) {
        checkPosition(label(schema, name), columns, index, column);
      }
    }
    nextColumnId = Math.max(nextColumnId, columns.get(columns.size() - 1).id() + 1);
    Objects.requireNonNull(comment);
    if (columns.stream().filter(column -> column.identity().isPresent()).count() > 1) {
      throw invalid(label(schema, name), "has two identity columns; make one of them a plain one");
    }
  }

  /** Returns the same table with another identity of its column that counts. */
  public TableDefinition withIdentity(Identity identity) {
    List<ColumnDefinition> changed =
        columns.stream()
            .map(column -> column.identity().isPresent() ? column.withIdentity(identity) : column)
            .toList();
    return new TableDefinition(
        id, schema, name, changed, primaryKey, version, indexes, nextColumnId, comment, checks);
  }

  /**
   * Returns the same table without rows, and the sequences and indexes that are parts of it, under
   * ids from this on.
   */
  public TableDefinition withIds(int first) {
    TableDefinition table = withIndexIds(first + (identity().isPresent() ? 2 : 1)).withId(first);
    return identity().map(it -> table.withIdentity(it.withSequence(first + 1))).orElse(table);
  }

  /** Returns the same table without rows, its indexes under ids from this on. */
  public TableDefinition withIndexIds(int first) {
    List<IndexDefinition> numbered = new ArrayList<>();
    for (IndexDefinition index : indexes) {
      numbered.add(index.withId(first + numbered.size()).ready(0));
    }
    return withIndexes(numbered);
  }

  /** Returns how many ids the table and the sequences and indexes that are parts of it take. */
  public int idCount() {
    return (identity().isPresent() ? 2 : 1) + indexes.size();
  }

  /** Returns the ids of the sequences that are parts of the table. */
  public List<Integer> sequences() {
    return identity().map(it -> List.of(id, it.sequence())).orElse(List.of(id));
  }

  /** Returns the identity of the column that has one. */
  public Optional<Identity> identity() {
    return columns.stream().flatMap(column -> column.identity().stream()).findFirst();
  }

  /** Creates the first version of a definition. */
  public TableDefinition(
      int id,
      String schema,
      String name,
      List<ColumnDefinition> columns,
      List<Integer> primaryKey) {
    this(id, schema, name, columns, primaryKey, 0, List.of(), 0, Optional.empty(), List.of());
  }

  /** Creates the first version of the definition of a table of the default schema. */
  public TableDefinition(
      int id, String name, List<ColumnDefinition> columns, List<Integer> primaryKey) {
    this(id, Catalog.DEFAULT_SCHEMA, name, columns, primaryKey);
  }

  /** Returns the same table under the id that the catalog gave it. */
  public TableDefinition withId(int newId) {
    return new TableDefinition(
        newId, schema, name, columns, primaryKey, version, indexes, nextColumnId, comment, checks);
  }

  /** Returns the same table as another version. */
  public TableDefinition withVersion(int newVersion) {
    return new TableDefinition(
        id, schema, name, columns, primaryKey, newVersion, indexes, nextColumnId, comment, checks);
  }

  /** Returns the same table under another name. */
  public TableDefinition withName(String newName) {
    return new TableDefinition(
        id, schema, newName, columns, primaryKey, version, indexes, nextColumnId, comment, checks);
  }

  /** Returns the same table with another comment. */
  public TableDefinition withComment(Optional<String> newComment) {
    return new TableDefinition(
        id, schema, name, columns, primaryKey, version, indexes, nextColumnId, newComment, checks);
  }

  /** Returns the same table with other columns; the key's are where they were. */
  public TableDefinition withColumns(List<ColumnDefinition> newColumns) {
    return new TableDefinition(
        id, schema, name, newColumns, primaryKey, version, indexes, nextColumnId, comment, checks);
  }

  /** Returns the same table with a column instead of the one at an index. */
  public TableDefinition withColumn(int index, ColumnDefinition column) {
    List<ColumnDefinition> changed = new ArrayList<>(columns);
    changed.set(index, column);
    return withColumns(changed);
  }

  /** Returns the same table with one more column, at the end, which gets the next id. */
  public TableDefinition withAddedColumn(ColumnDefinition column) {
    List<ColumnDefinition> more = new ArrayList<>(columns);
    more.add(column.withId(nextColumnId));
    return withColumns(more);
  }

  /** Returns the same table without the column at an index, which is not one of its key. */
  public TableDefinition withoutColumn(int index) {
    List<ColumnDefinition> fewer = new ArrayList<>(columns);
    fewer.remove(index);
    List<Integer> key = primaryKey.stream().map(i -> i > index ? i - 1 : i).toList();
    return new TableDefinition(
        id, schema, name, fewer, key, version, indexes, nextColumnId, comment, checks);
  }

  /** Returns what messages call it: its name, behind that of its schema unless it is PUBLIC. */
  public String label() {
    return label(schema, name);
  }

  /** Returns what messages call a table of this schema and name. */
  public static String label(String schema, String name) {
    return schema.equals(Catalog.DEFAULT_SCHEMA) ? name : schema + "." + name;
  }

  /** Returns the same table with other indexes. */
  public TableDefinition withIndexes(List<IndexDefinition> newIndexes) {
    return new TableDefinition(
        id, schema, name, columns, primaryKey, version, newIndexes, nextColumnId, comment, checks);
  }

  /** Returns the index with exactly this name. */
  public Optional<IndexDefinition> index(String indexName) {
    return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
  }

  /** Returns the index with this id. */
  public Optional<IndexDefinition> index(int indexId) {
    return indexes.stream().filter(index -> index.id() == indexId).findFirst();
  }

  /** Returns which columns an index of the table has: indexes into {@link #columns}, in order. */
  public int[] positions(IndexDefinition index) {
    return index.columns().stream()
        .mapToInt(column -> checkPosition(label(), columns, index, column))
        .toArray();
  }

  /** Returns an index that needs the column at this position, if one does. */
  public Optional<IndexDefinition> indexOf(int columnIndex) {
    return indexes.stream()
        .filter(index -> index.columns().contains(columns.get(columnIndex).id()))
        .findFirst();
  }

  /** Returns the index of the column with exactly this name. */
  public OptionalInt columnIndex(String columnName) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(columnName)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the same table with other checks. */
  public TableDefinition withChecks(List<CheckDefinition> newChecks) {
    return new TableDefinition(
        id, schema, name, columns, primaryKey, version, indexes, nextColumnId, comment, newChecks);
  }

  /** Returns the check with exactly this name. */
  public Optional<CheckDefinition> check(String checkName) {
    return checks.stream().filter(check -> check.name().equals(checkName)).findFirst();
  }

  /**
   * Returns whether the table has no primary key. The key of a row is then a BIGINT that nobody
   * sees: the next value of the sequence that has the table's id.
   */
  public boolean hasRowKey() {
    return primaryKey.isEmpty();
  }

  /**
   * Returns the same table, as one whose primary key is the row key: a column behind all others.
   */
  public TableDefinition keyed() {
    if (!hasRowKey()) {
      return this;
    }
    StringBuilder key = new StringBuilder("row key");
    while (columnIndex(key.toString()).isPresent()) {
      key.append('\'');
    }
    List<ColumnDefinition> all = new ArrayList<>(columns);
    all.add(
        new ColumnDefinition(
            nextColumnId, key.toString(), ColumnType.of(SqlType.BIGINT), false, Optional.empty()));
    return new TableDefinition(
        id,
        schema,
        name,
        all,
        List.of(columns.size()),
        version,
        indexes,
        nextColumnId,
        comment,
        checks);
  }

  /** Returns the primary key's columns, in key order; none if there is no primary key. */
  public List<ColumnDefinition> keyColumns() {
    return primaryKey.stream().map(columns::get).toList();
  }

  /** Returns whether the column at this index is part of the primary key. */
  public boolean isKeyColumn(int columnIndex) {
    return primaryKey.contains(columnIndex);
  }

  private static void checkColumnNames(String table, List<ColumnDefinition> columns) {
    Set<String> names = new HashSet<>();
    int lastId = -1;
    for (ColumnDefinition column : columns) {
      if (!names.add(column.name())) {
        throw new EngineException(
            ErrorCode.COLUMN_ALREADY_EXISTS,
            "table \"%s\" names column \"%s\" twice".formatted(table, column.name()));
      }
      if (column.id() <= lastId) {
        throw new IllegalArgumentException("column ids must ascend: " + columns);
      }
      lastId = column.id();
    }
  }

  private static int checkPosition(
      String table, List<ColumnDefinition> columns, IndexDefinition index, int columnId) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id() == columnId) {
        return i;
      }
    }
    throw invalid(
        table,
        "has no column with the id %d, which index \"%s\" needs".formatted(columnId, index.name()));
  }

  private static void checkPrimaryKey(
      String table, List<ColumnDefinition> columns, List<Integer> primaryKey) {
    Set<Integer> seen = new HashSet<>();
    for (int index : primaryKey) {
      ColumnDefinition column = columns.get(index);
      if (!seen.add(index)) {
        throw invalid(table, "names column \"" + column.name() + "\" twice in its primary key");
      }
      if (column.nullable()) {
        throw new IllegalArgumentException("key column is nullable: " + column);
      }
    }
  }

  private static EngineException invalid(String table, String what) {
    return new EngineException(
        ErrorCode.INVALID_STATEMENT, "table \"%s\" %s".formatted(table, what));
  }
}
