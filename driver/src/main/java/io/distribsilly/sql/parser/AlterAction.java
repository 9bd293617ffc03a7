package io.distribsilly.sql.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** What ALTER TABLE does. */
public sealed interface AlterAction {
  /** {@code ADD COLUMN [IF NOT EXISTS] column}. */
  record AddColumn(SqlColumn column, boolean ifNotExists) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(column);
    }

    @Override
    public String format() {
      return ifNotExists ? "ADD COLUMN IF NOT EXISTS ?" : "ADD COLUMN ?";
    }
  }

  /** {@code DROP COLUMN [IF EXISTS] column [RESTRICT | CASCADE]}. */
  record DropColumn(SqlIdentifier column, boolean ifExists, boolean cascade)
      implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(column);
    }

    @Override
    public String format() {
      return (ifExists ? "DROP COLUMN IF EXISTS ?" : "DROP COLUMN ?") + (cascade ? " CASCADE" : "");
    }
  }

  /** {@code RENAME COLUMN column TO name}, also written {@code ALTER COLUMN column RENAME TO}. */
  record RenameColumn(SqlIdentifier column, SqlIdentifier name) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(column, name);
    }

    @Override
    public String format() {
      return "RENAME COLUMN ? TO ?";
    }
  }

  /** {@code ALTER COLUMN column RESTART [WITH n]}. */
  record Restart(SqlIdentifier column, SequenceClauses clauses) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(column);
    }

    @Override
    public String format() {
      return "ALTER COLUMN ? RESTART";
    }
  }

  /** {@code ADD [CONSTRAINT name] CHECK (condition)}. */
  record AddCheck(SqlCheck check) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(check);
    }

    @Override
    public String format() {
      return "ADD ?";
    }
  }

  /** {@code RENAME TO name}. */
  record RenameTable(SqlIdentifier name) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(name);
    }

    @Override
    public String format() {
      return "RENAME TO ?";
    }
  }

  /** {@code ALTER COLUMN column SET DEFAULT value}, or {@code DROP DEFAULT} without a value. */
  record SetDefault(SqlIdentifier column, Optional<SqlNode> value) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return value.map(node -> List.<SqlNode>of(column, node)).orElseGet(() -> List.of(column));
    }

    @Override
    public String format() {
      return value.isPresent() ? "ALTER COLUMN ? SET DEFAULT ?" : "ALTER COLUMN ? DROP DEFAULT";
    }
  }

  /** {@code ALTER COLUMN column DROP NOT NULL}, or {@code SET NOT NULL}. */
  record SetNullable(SqlIdentifier column, boolean nullable) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(column);
    }

    @Override
    public String format() {
      return nullable ? "ALTER COLUMN ? DROP NOT NULL" : "ALTER COLUMN ? SET NOT NULL";
    }
  }

  /** {@code ALTER COLUMN column SET DATA TYPE type}. */
  record SetType(SqlIdentifier column, SqlDataTypeSpec type) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(column, type);
    }

    @Override
    public String format() {
      return "ALTER COLUMN ? SET DATA TYPE ?";
    }
  }

  /** {@code ADD [CONSTRAINT name] UNIQUE (column, ...)}. */
  record AddUnique(SqlUniqueKey key) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(key);
    }

    @Override
    public String format() {
      return "ADD ?";
    }
  }

  /** {@code DROP CONSTRAINT [IF EXISTS] name}. */
  record DropConstraint(SqlIdentifier name, boolean ifExists) implements AlterAction {
    @Override
    public List<SqlNode> nodes() {
      return List.of(name);
    }

    @Override
    public String format() {
      return ifExists ? "DROP CONSTRAINT IF EXISTS ?" : "DROP CONSTRAINT ?";
    }
  }

  /** Returns the nodes it is made of. */
  List<SqlNode> nodes();

  /** Returns its text, with question marks for its nodes. */
  String format();
}
