package io.distribsilly.engine.maintenance;

import java.util.Optional;

/**
 * Something that is wrong with a database.
 *
 * @param shard the shard it is in, if it is in one
 * @param object what kind of thing is wrong
 * @param table the table of the row that is wrong, if it is one and the table is known
 * @param rowKey the key of the row that is wrong, if it is one: as SQL values if it can be read,
 *     else what it is stored under, in hexadecimal
 * @param problem what is wrong, and where
 */
public record CheckProblem(
    Optional<String> shard,
    Kind object,
    Optional<String> table,
    Optional<String> rowKey,
    String problem) {
  /** What can be wrong. */
  public enum Kind {
    /** The manifest. */
    MANIFEST,
    /** The commit log. */
    LOG,
    /** The files of a shard's store, or the tree in them. */
    STORE,
    /** A row in a shard's store. */
    ROW,
    /** An index that does not say what the rows of its table are. */
    INDEX
  }

  static CheckProblem ofFile(Kind object, String problem) {
    return new CheckProblem(Optional.empty(), object, Optional.empty(), Optional.empty(), problem);
  }
}
