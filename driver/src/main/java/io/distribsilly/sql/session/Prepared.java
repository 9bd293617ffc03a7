package io.distribsilly.sql.session;

import java.util.List;

/** A statement that is parsed and planned, good for any number of executions in its session. */
public interface Prepared {
  /** What executing a statement gives. */
  enum Kind {
    /** Rows: SELECT, VALUES, EXPLAIN. */
    QUERY,
    /** An update count: INSERT, UPSERT, UPDATE, DELETE. */
    UPDATE,
    /** An update count of 0: CREATE, ALTER, DROP, TRUNCATE. */
    DEFINITION,
    /** Rows: CALL. */
    CALL,
    /**
     * An update count of 0, and a change of nothing but the session: BEGIN, COMMIT, ROLLBACK,
     * SAVEPOINT and what belongs to them, SET SCHEMA.
     */
    TRANSACTION
  }

  /** Returns the SQL it was prepared from. */
  String sql();

  Kind kind();

  /** Returns the columns of the rows it gives; empty if it gives none. */
  List<ResultColumn> columns();

  /** Returns its parameters in order. */
  List<ParameterDescription> parameters();
}
