package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** SEQUENCES: one row a sequence that has a name, by schema and name. */
final class SequencesTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("SEQUENCE_SCHEMA", SqlType.VARCHAR)
          .add("SEQUENCE_NAME", SqlType.VARCHAR)
          .add("DATA_TYPE", SqlType.VARCHAR)
          .add("START_VALUE", SqlType.BIGINT)
          .add("MINIMUM_VALUE", SqlType.BIGINT)
          .add("MAXIMUM_VALUE", SqlType.BIGINT)
          .add("INCREMENT", SqlType.BIGINT)
          .add("CYCLE_OPTION", SqlType.VARCHAR)
          .addNullable("BASE_VALUE", SqlType.BIGINT)
          .addNullable("CACHE", SqlType.INTEGER)
          .table("SEQUENCES");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    return database.catalog().sequences().stream()
        .sorted(
            Comparator.comparing(SequenceDefinition::schema)
                .thenComparing(SequenceDefinition::name))
        .map(sequence -> row(sequence, database.position(sequence.id()).next()))
        .toList();
  }

  private static Object[] row(SequenceDefinition sequence, OptionalLong next) {
    SequenceOptions options = sequence.options();
    return new Object[] {
      sequence.schema(),
      sequence.name(),
      options.type().sqlName(),
      options.start(),
      options.min(),
      options.max(),
      options.increment(),
      options.cycle() ? "YES" : "NO",
      next.isPresent() ? next.getAsLong() : null,
      options.cache() > 0 ? options.cache() : null
    };
  }
}
