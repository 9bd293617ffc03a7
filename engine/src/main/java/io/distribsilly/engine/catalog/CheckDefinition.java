package io.distribsilly.engine.catalog;

import java.util.Objects;

/**
 * A CHECK of a table. Immutable.
 *
 * @param name its name, in the case it is stored; the only one of its table
 * @param sql the text of the condition, which names columns of the table alone
 * @param verified whether all rows are known to pass; every row that is written has to, in any case
 */
public record CheckDefinition(String name, String sql, boolean verified) {
  public CheckDefinition {
    Objects.requireNonNull(name);
    Objects.requireNonNull(sql);
  }
}
