package io.distribsilly.sql.session;

import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.ViewDefinition;
import java.util.List;
import java.util.Optional;

/**
 * One client's conversation with a database: prepare, execute, fetch, metadata. The JDBC layer sees
 * nothing below it; a session may be local or, one day, remote.
 *
 * <p>Used by one thread at a time, but for {@link #cancel} and {@link #isOpen}. Every method throws
 * {@link io.distribsilly.engine.EngineException}.
 */
public interface Session extends AutoCloseable {
  /**
   * Returns the statements of a text, which semicolons separate. Fails if it has several and one of
   * them cannot be parsed.
   */
  List<String> statements(String text);

  /** Parses and plans one statement; a trailing semicolon is allowed. */
  Prepared prepare(String sql);

  /**
   * Executes a statement.
   *
   * @param parameters one value a parameter: {@code null} for SQL NULL, else of any class of {@link
   *     io.distribsilly.engine.catalog.SqlType} or BigInteger, OffsetDateTime, OffsetTime
   * @param wanted what is to be returned of the rows that it inserts or changes
   * @throws io.distribsilly.engine.EngineException also with COLUMN_NOT_FOUND if the table does not
   *     have a column that is wanted
   */
  Result execute(Prepared statement, Object[] parameters, ReturnedColumns wanted);

  /** Executes a statement of whose rows nothing is wanted back. */
  default Result execute(Prepared statement, Object[] parameters) {
    return execute(statement, parameters, ReturnedColumns.NONE);
  }

  /**
   * Executes a statement once for each of the parameter rows, in one transaction. A row that is
   * wrong changes nothing and does not keep the others from being executed.
   *
   * @param wanted as in {@link #execute(Prepared, Object[], ReturnedColumns)}
   */
  BatchOutcomes executeBatch(
      Prepared statement, List<Object[]> parameterRows, ReturnedColumns wanted);

  /** Executes a batch of whose rows nothing is wanted back; returns one outcome a row. */
  default List<BatchOutcome> executeBatch(Prepared statement, List<Object[]> parameterRows) {
    return executeBatch(statement, parameterRows, ReturnedColumns.NONE).entries();
  }

  /**
   * Returns the table whose rows a query gives: each row of the result is one of it, and its
   * columns with that table's name are columns of it. Empty for a join, for groups and the like,
   * and for what is no query.
   */
  Optional<TableDefinition> updatableTable(Prepared query);

  /** Stops what the session executes now, from another thread; nothing happens if it is idle. */
  void cancel();

  /** Returns whether every statement is a transaction by itself, unless BEGIN was executed. */
  boolean isAutocommit();

  /**
   * Changes that. A transaction that is open is committed, if it is a change.
   *
   * <p>Without autocommit a transaction begins with the first statement and lasts until {@link
   * #commit} or {@link #rollback}. A statement that fails in it has changed nothing, and the
   * transaction goes on; but after SERIALIZATION_FAILURE it is rolled back as a whole, and the
   * session refuses every statement until {@link #rollback}.
   */
  void setAutocommit(boolean autocommit);

  /** Returns whether a transaction is open: one of several statements, of which one has begun. */
  boolean isInTransaction();

  /**
   * Makes durable what the transaction has written. Rows that it has left to be fetched are closed,
   * but for those that are in memory, or {@link RowSource#hold held}. The transaction has ended
   * then, also if that fails.
   *
   * @throws io.distribsilly.engine.EngineException with INVALID_TRANSACTION_STATE in autocommit,
   *     SERIALIZATION_FAILURE if the transaction was rolled back already, TABLE_NOT_FOUND if a
   *     table was dropped meanwhile, DISK_FULL, IO_ERROR
   */
  void commit();

  /**
   * Undoes what the transaction has written; closes rows as {@link #commit} does, held ones too.
   */
  void rollback();

  /** Sets a savepoint in the transaction; begins it if no statement has. */
  SessionSavepoint setSavepoint(Optional<String> name);

  /**
   * Undoes what was written since a savepoint. It stays; later ones are gone.
   *
   * @throws io.distribsilly.engine.EngineException with INVALID_SAVEPOINT
   */
  void rollbackTo(SessionSavepoint savepoint);

  /**
   * Forgets a savepoint and later ones.
   *
   * @throws io.distribsilly.engine.EngineException with INVALID_SAVEPOINT
   */
  void releaseSavepoint(SessionSavepoint savepoint);

  /** Returns what whoever uses the database should know of it: what cannot be read, say. */
  List<String> warnings();

  /** Returns how this session's transactions run; always read-only if the database is. */
  TransactionOptions transactionOptions();

  /**
   * Changes how this session's transactions run. In a database that is read-only they stay so.
   *
   * @throws io.distribsilly.engine.EngineException with INVALID_TRANSACTION_STATE within one
   */
  void setTransactionOptions(TransactionOptions options);

  /** Returns the schema of names that have none; PUBLIC at the beginning. */
  String schema();

  /**
   * Changes it, for statements that are prepared from now on. It is no part of a transaction.
   *
   * @throws io.distribsilly.engine.EngineException with SCHEMA_NOT_FOUND
   */
  void setSchema(String name);

  /** Returns all schemas, INFORMATION_SCHEMA among them, in name order. */
  List<String> schemas();

  /** Returns the tables of the user, by schema, then by name. */
  List<TableDefinition> tables();

  /** Returns the views, by schema, then by name. */
  List<ViewDefinition> views();

  /** Returns the tables of INFORMATION_SCHEMA, in name order; their ids mean nothing. */
  List<TableDefinition> informationSchemaTables();

  /** Returns the procedures that CALL can name, in name order. */
  List<ProcedureDescription> procedures();

  /** Returns whether the session can still be used. */
  boolean isOpen();

  /** Ends the session and what it has open. Idempotent. */
  @Override
  void close();
}
