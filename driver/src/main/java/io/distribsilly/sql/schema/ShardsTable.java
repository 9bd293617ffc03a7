package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.shard.ShardInfo;
import java.util.List;

/** SHARDS: one row a slot, by slot. */
final class ShardsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("SLOT", SqlType.INTEGER)
          .add("SHARD", SqlType.VARCHAR)
          .add("ROWS", SqlType.BIGINT)
          .add("BYTES", SqlType.BIGINT)
          .add("MEMORY_BYTES", SqlType.BIGINT)
          .add("FILES", SqlType.BIGINT)
          .add("COMMITS", SqlType.BIGINT)
          .add("SYNCS", SqlType.BIGINT)
          .add("STATE", SqlType.VARCHAR)
          .table("SHARDS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    return database.shards().stream().map(ShardsTable::row).toList();
  }

  private static Object[] row(ShardInfo shard) {
    return new Object[] {
      shard.slot(),
      shard.shard(),
      shard.rows(),
      shard.bytes(),
      shard.memoryBytes(),
      shard.files(),
      shard.commits(),
      shard.syncs(),
      shard.state().name()
    };
  }
}
