package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.sql.parser.SqlAlterSequence;
import io.distribsilly.sql.parser.SqlAlterTable;
import io.distribsilly.sql.parser.SqlComment;
import io.distribsilly.sql.parser.SqlCreateIndex;
import io.distribsilly.sql.parser.SqlCreateSchema;
import io.distribsilly.sql.parser.SqlCreateSequence;
import io.distribsilly.sql.parser.SqlCreateTable;
import io.distribsilly.sql.parser.SqlCreateView;
import io.distribsilly.sql.parser.SqlDropIndex;
import io.distribsilly.sql.parser.SqlDropSchema;
import io.distribsilly.sql.parser.SqlDropSequence;
import io.distribsilly.sql.parser.SqlDropTable;
import io.distribsilly.sql.parser.SqlDropView;
import io.distribsilly.sql.parser.SqlTruncateTable;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Plans the statements that change the catalog. */
public final class DefinitionPlanner {
  private final Namespace names;

  private DefinitionPlanner(Namespace names) {
    this.names = names;
  }

  /**
   * Plans a statement; empty if it does not change the catalog.
   *
   * @param sql its text
   * @param names what names in it mean
   * @throws EngineException with INVALID_STATEMENT, COLUMN_ALREADY_EXISTS, COLUMN_NOT_FOUND, or
   *     what is wrong with the value of a DEFAULT
   */
  public static Optional<Plan> plan(String sql, SqlNode statement, Namespace names) {
    DefinitionPlanner planner = new DefinitionPlanner(names);
    if (statement instanceof SqlCreateTable create) {
      return Optional.of(planner.create(create));
    }
    if (statement instanceof SqlCreateView create) {
      return Optional.of(planner.create(sql, create));
    }
    if (statement instanceof SqlDropView drop) {
      return Optional.of(
          new DropViewPlan(planner.tableName(drop.name()), drop.ifExists(), drop.cascade()));
    }
    if (statement instanceof SqlComment comment) {
      return Optional.of(planner.comment(comment));
    }
    if (statement instanceof SqlAlterTable alter) {
      return Optional.of(planner.alter(alter));
    }
    if (statement instanceof SqlDropTable drop) {
      return Optional.of(
          new DropTablePlan(
              planner.schema(drop.name()), last(drop.name()), drop.ifExists(), drop.cascade()));
    }
    if (statement instanceof SqlTruncateTable truncate) {
      return Optional.of(
          new TruncateTablePlan(
              planner.schema(truncate.name()), last(truncate.name()), truncate.restartsIdentity()));
    }
    if (statement instanceof SqlCreateIndex create) {
      return Optional.of(new IndexPlanner(names).create(create));
    }
    if (statement instanceof SqlDropIndex drop) {
      return Optional.of(new IndexPlanner(names).drop(drop));
    }
    if (statement instanceof SqlCreateSchema create) {
      return Optional.of(new CreateSchemaPlan(create.name().getSimple(), create.ifNotExists()));
    }
    return statement instanceof SqlDropSchema drop
        ? Optional.of(new DropSchemaPlan(drop.name().getSimple(), drop.ifExists(), drop.cascade()))
        : planner.sequence(statement);
  }

  private Optional<Plan> sequence(SqlNode statement) {
    if (statement instanceof SqlCreateSequence create) {
      return Optional.of(new CreateSequencePlan(definition(create), create.ifNotExists()));
    }
    if (statement instanceof SqlAlterSequence alter) {
      return Optional.of(
          new AlterSequencePlan(
              schema(alter.name()), last(alter.name()), alter.ifExists(), alter.options()));
    }
    return statement instanceof SqlDropSequence drop
        ? Optional.of(new DropSequencePlan(schema(drop.name()), last(drop.name()), drop.ifExists()))
        : Optional.empty();
  }

  private SequenceDefinition definition(SqlCreateSequence statement) {
    SqlType type =
        statement
            .type()
            .map(written -> TypeNames.columnType(last(statement.name()), written).type())
            .orElse(SqlType.BIGINT);
    return new SequenceDefinition(
        0,
        schema(statement.name()),
        last(statement.name()),
        SequenceBuilder.build(type, statement.options()));
  }

  private Plan create(SqlCreateTable statement) {
    SqlIdentifier name = statement.name();
    return new CreateTablePlan(
        TableBuilder.build(schema(name), last(name), statement, names), statement.ifNotExists());
  }

  private Plan create(String sql, SqlCreateView statement) {
    return new CreateViewPlan(
        ViewBuilder.build(tableName(statement.name()), sql, statement, names),
        statement.replace(),
        statement.ifNotExists());
  }

  private Plan comment(SqlComment statement) {
    SqlIdentifier name = statement.name();
    boolean onColumn = statement.target() == SqlComment.Target.COLUMN;
    if (onColumn && name.isSimple()) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "column %s is of no table; write table.column".formatted(name));
    }
    int end = name.names.size() - (onColumn ? 1 : 0);
    return new CommentPlan(
        tableName(name.getComponent(0, end)),
        statement.target() == SqlComment.Target.VIEW,
        onColumn ? Optional.of(last(name)) : Optional.empty(),
        statement.text());
  }

  private TableName tableName(SqlIdentifier name) {
    return new TableName(schema(name), last(name));
  }

  private Plan alter(SqlAlterTable statement) {
    SqlIdentifier name = statement.name();
    String schema = schema(name);
    TableChange change = TableChanges.of(statement.action(), schema, names);
    return new AlterTablePlan(schema, last(name), statement.ifExists(), change);
  }

  /** Returns the schema that a table's name means; whether it exists is found out later. */
  private String schema(SqlIdentifier name) {
    if (name.names.size() > 2) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "name %s has too many parts; write schema.table".formatted(name));
    }
    String schema = names.schemaOf(name.names);
    if (schema.equals(Catalog.INFORMATION_SCHEMA)) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "table %s cannot be created, altered, dropped or truncated: %s is made by the database itself"
              .formatted(name, schema));
    }
    return schema;
  }

  private static String last(SqlIdentifier name) {
    return name.names.get(name.names.size() - 1);
  }
}
