package io.distribsilly.hibernate;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/** Tells Hibernate which dialect a Distribsilly database has. Found as a service. Thread-safe. */
public final class DistribsillyDialectResolver implements DialectResolver {
  private static final long serialVersionUID = 1L;

  @Override
  public Dialect resolveDialect(DialectResolutionInfo info) {
    return info.getDatabaseName().equals("Distribsilly") ? new DistribsillyDialect(info) : null;
  }
}
