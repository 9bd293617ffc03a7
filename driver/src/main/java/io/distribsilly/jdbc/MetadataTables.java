package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.session.Session;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rows about schemas, tables, columns and keys. Made from the catalog, never through SQL. */
final class MetadataTables {
  static final String TABLE = "TABLE";
  static final String SYSTEM_TABLE = "SYSTEM TABLE";
  static final String VIEW = "VIEW";

  /**
   * A table or view.
   *
   * @param type what getTables calls it
   * @param definition its definition, empty for a view
   */
  private record Entry(
      String type,
      String schema,
      String name,
      List<ColumnDefinition> columns,
      Optional<String> comment,
      Optional<TableDefinition> definition) {
    static Entry of(String type, TableDefinition table) {
      return new Entry(
          type, table.schema(), table.name(), table.columns(), table.comment(), Optional.of(table));
    }

    static Entry of(ViewDefinition view) {
      return new Entry(
          VIEW, view.schema(), view.name(), view.columns(), view.comment(), Optional.empty());
    }

    /** Returns the definition of what is known to be a table. */
    TableDefinition table() {
      return definition.orElseThrow();
    }
  }

  private MetadataTables() {}

  static List<Object[]> schemas(Session session, String catalog, String schemaPattern) {
    if (!NamePattern.matchesCatalog(catalog)) {
      return List.of();
    }
    return session.schemas().stream()
        .filter(NamePattern.of(schemaPattern))
        .map(schema -> row(schema, null))
        .toList();
  }

  static List<Object[]> tableTypes() {
    return List.of(row(SYSTEM_TABLE), row(TABLE), row(VIEW));
  }

  /** Ordered by type, schema, name. */
  static List<Object[]> tables(
      Session session, String catalog, String schema, String table, String[] types) {
    Predicate<String> wanted =
        types == null ? type -> true : type -> Arrays.asList(types).contains(type);
    return entries(session, catalog, NamePattern.of(schema), NamePattern.of(table))
        .filter(entry -> wanted.test(entry.type))
        .map(
            entry ->
                row(
                    null,
                    entry.schema,
                    entry.name,
                    entry.type,
                    entry.comment.orElse(""),
                    null,
                    null,
                    null,
                    null,
                    null))
        .toList();
  }

  /** Ordered by schema, table, position. */
  static List<Object[]> columns(
      Session session, String catalog, String schema, String table, String column) {
    Predicate<String> names = NamePattern.of(column);
    List<Object[]> rows = new ArrayList<>();
    entries(session, catalog, NamePattern.of(schema), NamePattern.of(table))
        .sorted(Comparator.comparing(Entry::schema).thenComparing(Entry::name))
        .forEach(
            entry -> {
              List<ColumnDefinition> columns = entry.columns;
              for (int i = 0; i < columns.size(); i++) {
                if (names.test(columns.get(i).name())) {
                  rows.add(column(entry, columns.get(i), i + 1));
                }
              }
            });
    return rows;
  }

  /** Ordered by table, then column name, as the Javadoc has it. */
  static List<Object[]> primaryKeys(Session session, String catalog, String schema, String table) {
    List<Object[]> rows = new ArrayList<>();
    keyed(session, catalog, schema, table)
        .forEach(
            entry -> {
              List<ColumnDefinition> keys = entry.table().keyColumns();
              keys.stream()
                  .sorted((left, right) -> left.name().compareTo(right.name()))
                  .forEach(
                      key ->
                          rows.add(
                              row(
                                  null,
                                  entry.schema,
                                  entry.name,
                                  key.name(),
                                  (short) (keys.indexOf(key) + 1),
                                  keyName(entry.name))));
            });
    return rows;
  }

  /**
   * The primary key is an index too; statistics are not known. In the order that the specification
   * asks for: unique ones first, then by name.
   */
  static List<Object[]> indexes(
      Session session, String catalog, String schema, String table, boolean onlyUnique) {
    List<Object[]> rows = new ArrayList<>();
    keyed(session, catalog, schema, table)
        .forEach(
            entry -> {
              addIndex(rows, entry, false, keyName(entry.name), entry.table().keyColumns());
              entry.table().indexes().stream()
                  .filter(index -> index.isReady() && (index.unique() || !onlyUnique))
                  .forEach(index -> addIndex(rows, entry, index));
            });
    rows.sort(
        Comparator.comparing((Object[] row) -> (Boolean) row[3])
            .thenComparing(row -> (String) row[5])
            .thenComparing(row -> (Short) row[7]));
    return rows;
  }

  private static void addIndex(List<Object[]> rows, Entry entry, IndexDefinition index) {
    List<ColumnDefinition> columns =
        Arrays.stream(entry.table().positions(index)).mapToObj(entry.columns::get).toList();
    addIndex(rows, entry, !index.unique(), index.name(), columns);
  }

  private static void addIndex(
      List<Object[]> rows,
      Entry entry,
      boolean nonUnique,
      String name,
      List<ColumnDefinition> columns) {
    for (int i = 0; i < columns.size(); i++) {
      rows.add(index(entry, nonUnique, name, columns.get(i).name(), i + 1));
    }
  }

  static List<Object[]> bestRowIdentifier(
      Session session, String catalog, String schema, String table) {
    return keyed(session, catalog, schema, table)
        .flatMap(entry -> entry.table().keyColumns().stream())
        .map(MetadataTables::rowColumn)
        .toList();
  }

  /** Returns the name of a table's primary key. */
  static String keyName(String table) {
    return "PK_" + table;
  }

  /** The tables of the user that a call about one table means. */
  private static Stream<Entry> keyed(Session session, String catalog, String schema, String table) {
    // DBeaver asks for all tables at once with a pattern, though the specification has a name here.
    Predicate<String> names =
        "%".equals(table) ? NamePattern.of(table) : NamePattern.exactly(table);
    return entries(session, catalog, NamePattern.exactly(schema), names)
        .filter(entry -> entry.type.equals(TABLE));
  }

  private static Stream<Entry> entries(
      Session session, String catalog, Predicate<String> schema, Predicate<String> table) {
    if (!NamePattern.matchesCatalog(catalog)) {
      return Stream.empty();
    }
    Stream<Entry> system =
        session.informationSchemaTables().stream().map(found -> Entry.of(SYSTEM_TABLE, found));
    Stream<Entry> user = session.tables().stream().map(found -> Entry.of(TABLE, found));
    Stream<Entry> views = session.views().stream().map(Entry::of);
    return Stream.of(system, user, views)
        .flatMap(entries -> entries)
        .filter(entry -> schema.test(entry.schema) && table.test(entry.name));
  }

  private static Object[] column(Entry entry, ColumnDefinition column, int position) {
    ColumnType columnType = column.type();
    JdbcType type = JdbcType.of(columnType);
    return row(
        null,
        entry.schema,
        entry.name,
        column.name(),
        type.code(),
        type.name(),
        type.precision(),
        null,
        MetadataTypes.decimalDigits(columnType).orElse(null),
        type.signed() ? (Integer) 10 : null,
        column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        column.comment().orElse(""),
        column.defaultSql().orElse(null),
        null,
        null,
        MetadataTypes.octetLength(columnType).orElse(null),
        position,
        column.nullable() ? "YES" : "NO",
        null,
        null,
        null,
        null,
        column.identity().isPresent() ? "YES" : "NO",
        "NO");
  }

  private static Object[] index(
      Entry entry, boolean nonUnique, String name, String column, int position) {
    return row(
        null,
        entry.schema,
        entry.name,
        nonUnique,
        null,
        name,
        DatabaseMetaData.tableIndexOther,
        (short) position,
        column,
        "A",
        0L,
        0L,
        null);
  }

  private static Object[] rowColumn(ColumnDefinition column) {
    JdbcType type = JdbcType.of(column.type());
    return row(
        (short) DatabaseMetaData.bestRowSession,
        column.name(),
        type.code(),
        type.name(),
        type.precision(),
        null,
        MetadataTypes.decimalDigits(column.type()).map(Integer::shortValue).orElse(null),
        (short) DatabaseMetaData.bestRowNotPseudo);
  }

  private static Object[] row(Object... values) {
    return values;
  }
}
