package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.Identity;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.AlterAction;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Namespace;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;

/** What each action of ALTER TABLE does. */
final class TableChanges {
  private TableChanges() {}

  /**
   * Returns the change that an action stands for.
   *
   * @param schema the schema of the table
   */
  static TableChange of(AlterAction action, String schema, Namespace names) {
    if (action instanceof AlterAction.AddColumn add) {
      return new AddColumn(add.column(), add.ifNotExists(), names);
    }
    if (action instanceof AlterAction.DropColumn drop) {
      return new DropColumn(drop.column().getSimple(), drop.ifExists(), drop.cascade());
    }
    if (action instanceof AlterAction.RenameColumn rename) {
      String newName = rename.name().getSimple();
      return simple(table -> renamed(table, rename.column().getSimple(), newName));
    }
    if (action instanceof AlterAction.RenameTable rename) {
      String newName = newName(rename.name(), schema);
      return simple(table -> table.withName(newName));
    }
    if (action instanceof AlterAction.SetDefault set) {
      String column = set.column().getSimple();
      Optional<String> text = set.value().map(value -> DefaultTexts.of(column, value, names));
      return simple(table -> withDefault(table, column, text, names));
    }
    if (action instanceof AlterAction.Restart restart) {
      return (context, table) -> restart(context, table, restart);
    }
    if (action instanceof AlterAction.AddUnique add) {
      return (context, table) -> UniqueKeys.add(context, table, add.key());
    }
    if (action instanceof AlterAction.AddCheck add) {
      return new AddCheck(add.check());
    }
    if (action instanceof AlterAction.DropConstraint drop) {
      return (context, table) -> dropConstraint(context, table, drop);
    }
    if (action instanceof AlterAction.SetType set) {
      return new WidenColumn(set.column().getSimple(), set.type());
    }
    AlterAction.SetNullable set = (AlterAction.SetNullable) action;
    String column = set.column().getSimple();
    return set.nullable() ? simple(table -> nullable(table, column)) : new SetNotNull(column);
  }

  /** A change that says no more than what the table is like afterwards. */
  interface Simple {
    TableDefinition changed(TableDefinition table);
  }

  private static TableChange simple(Simple change) {
    return (context, table) -> context.database().alterTable(table.id(), change::changed);
  }

  /** Returns the index of a column. */
  static int find(TableDefinition table, String column) {
    return table
        .columnIndex(column)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "table \"%s\" has no column \"%s\"; check its name and case"
                        .formatted(table.label(), column)));
  }

  private static TableDefinition renamed(TableDefinition table, String column, String newName) {
    int index = find(table, column);
    if (table.columnIndex(newName).isPresent()) {
      throw new EngineException(
          ErrorCode.COLUMN_ALREADY_EXISTS,
          "table \"%s\" has a column \"%s\" already".formatted(table.label(), newName));
    }
    TableDefinition renamed = table.withColumn(index, table.columns().get(index).withName(newName));
    return CheckTexts.renamed(renamed, column, newName);
  }

  private static TableDefinition withDefault(
      TableDefinition table, String column, Optional<String> text, Namespace names) {
    int index = find(table, column);
    refuseIdentity(table, index, "cannot have a DEFAULT");
    TableDefinition changed = table.withColumn(index, table.columns().get(index).withDefault(text));
    TableBuilder.checkDefault(changed, index, names);
    return changed;
  }

  private static void dropConstraint(
      ExecutionContext context, TableDefinition table, AlterAction.DropConstraint drop) {
    String name = drop.name().getSimple();
    if (table.check(name).isPresent()) {
      context.database().alterTable(table.id(), now -> AddCheck.without(now, name));
    } else {
      UniqueKeys.drop(context, table, name, drop.ifExists());
    }
  }

  private static TableDefinition nullable(TableDefinition table, String column) {
    int index = find(table, column);
    refuseIdentity(table, index, "cannot be NULL");
    if (table.isKeyColumn(index)) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "column \"%s\" of table \"%s\" is part of the primary key and cannot be NULL"
              .formatted(column, table.label()));
    }
    ColumnDefinition changed = table.columns().get(index).withNulls(true, true);
    return table.withColumn(index, changed);
  }

  private static void restart(
      ExecutionContext context, TableDefinition table, AlterAction.Restart restart) {
    String column = restart.column().getSimple();
    Identity identity =
        table
            .columns()
            .get(find(table, column))
            .identity()
            .orElseThrow(
                () ->
                    new EngineException(
                        ErrorCode.INVALID_STATEMENT,
                        "column \"%s\" of table \"%s\" does not count (IDENTITY); RESTART is for one that does"
                            .formatted(column, table.label())));
    SequenceOptions options = identity.options();
    context
        .database()
        .alterIdentity(
            table.id(), same -> same, SequenceBuilder.restart(options, restart.clauses()));
  }

  private static void refuseIdentity(TableDefinition table, int index, String what) {
    ColumnDefinition column = table.columns().get(index);
    if (column.identity().isPresent()) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "column \"%s\" of table \"%s\" counts its rows (IDENTITY) and %s"
              .formatted(column.name(), table.label(), what));
    }
  }

  private static String newName(SqlIdentifier name, String schema) {
    int last = name.names.size() - 1;
    if (last > 1 || (last == 1 && !name.names.get(0).equals(schema))) {
      throw new EngineException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          ("a table cannot be moved to another schema (%s); create one there, INSERT INTO it from"
                  + " this one and drop this one")
              .formatted(name));
    }
    return name.names.get(last);
  }
}
