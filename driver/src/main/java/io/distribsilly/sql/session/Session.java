package io.distribsilly.sql.session;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;

/**
 * One client's conversation with a database: prepare, execute, fetch, metadata. The JDBC layer sees
 * nothing below it; a session may be local or, one day, remote.
 *
 * <p>Used by one thread at a time, but for {@link #cancel} and {@link #isOpen}. Every method throws
 * {@link io.distribsilly.engine.EngineException}.
 */
public interface Session extends AutoCloseable {
  /** Parses and plans one statement; a trailing semicolon is allowed. */
  Prepared prepare(String sql);

  /**
   * Executes a statement.
   *
   * @param parameters one value a parameter: {@code null} for SQL NULL, else of any class of {@link
   *     io.distribsilly.engine.catalog.SqlType} or BigInteger, OffsetDateTime, OffsetTime
   */
  Result execute(Prepared statement, Object[] parameters);

  /**
   * Executes a statement once for each of the parameter rows, committed together.
   *
   * @return one outcome a row
   */
  List<BatchOutcome> executeBatch(Prepared statement, List<Object[]> parameterRows);

  /** Stops what the session executes now, from another thread; nothing happens if it is idle. */
  void cancel();

  /** Returns the durability of this session's commits. */
  Durability durability();

  /** Returns the tables of the user, in name order. */
  List<TableDefinition> tables();

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
