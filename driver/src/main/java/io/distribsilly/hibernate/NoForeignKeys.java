package io.distribsilly.hibernate;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.tool.schema.spi.Exporter;

/** Leaves foreign keys out of a schema: the database has none. Thread-safe. */
final class NoForeignKeys implements Exporter<ForeignKey> {
  @Override
  public String[] getSqlCreateStrings(
      ForeignKey key, Metadata metadata, SqlStringGenerationContext context) {
    return NO_COMMANDS;
  }

  @Override
  public String[] getSqlDropStrings(
      ForeignKey key, Metadata metadata, SqlStringGenerationContext context) {
    return NO_COMMANDS;
  }
}
