package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;

/** A table of INFORMATION_SCHEMA: what it is made of is computed for each reader. */
public interface SystemTable {
  /** Returns its columns; id and primary key mean nothing. */
  TableDefinition definition();

  /** Returns its rows as of now, each one value a column, of the column type's Java class. */
  List<Object[]> rows(Database database);
}
