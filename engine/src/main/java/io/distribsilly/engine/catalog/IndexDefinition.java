package io.distribsilly.engine.catalog;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * An index of a table: entries in the order of some columns, kept with every write of the table's
 * rows. Its entries are stored as the rows of a table of their own are. Immutable.
 *
 * @param id identifies the index in stored keys; of the ids of tables, never used again. A
 *     definition that is not stored yet has id 0.
 * @param name the name, in the case it is stored
 * @param columns the ids of the indexed columns, in order; not empty, each once
 * @param unique whether two rows may not have the same values, unless one of them is NULL
 * @param constraint whether it came with a UNIQUE constraint, which it goes with
 * @param state whether it has an entry of every row
 * @param completeFrom the commit from which on it has, if it is {@link State#READY}; what is read
 *     as of an earlier one must not be read by it
 */
public record IndexDefinition(
    int id,
    String name,
    List<Integer> columns,
    boolean unique,
    boolean constraint,
    State state,
    long completeFrom) {
  /** How far an index is. */
  public enum State {
    /** Every write keeps it, but rows from before it may have no entry yet. */
    BUILDING,
    /** It can be read. */
    READY
  }

  public IndexDefinition {
    Objects.requireNonNull(name);
    Objects.requireNonNull(state);
    columns = List.copyOf(columns);
    if (columns.isEmpty() || new HashSet<>(columns).size() != columns.size()) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "index \"%s\" names no column, or one twice; name each once".formatted(name));
    }
  }

  /** Returns the definition of an index that is still to be created. */
  public static IndexDefinition of(
      String name, List<Integer> columns, boolean unique, boolean constraint) {
    return new IndexDefinition(0, name, columns, unique, constraint, State.BUILDING, 0);
  }

  /** Returns the same index under the id that the catalog gave it. */
  public IndexDefinition withId(int newId) {
    return new IndexDefinition(newId, name, columns, unique, constraint, state, completeFrom);
  }

  /**
   * Returns the index of a table that had no row at some commit, or whose rows all have entries.
   */
  public IndexDefinition ready(long newCompleteFrom) {
    return new IndexDefinition(id, name, columns, unique, constraint, State.READY, newCompleteFrom);
  }

  /** Returns whether it can be read as of its {@link #completeFrom}. */
  public boolean isReady() {
    return state == State.READY;
  }
}
