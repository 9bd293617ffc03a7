package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import java.util.function.IntPredicate;

/** The catalog as of now: it follows the manifest. Thread-safe. */
final class CurrentCatalog implements IntPredicate {
  private volatile Catalog catalog;

  CurrentCatalog(Catalog catalog) {
    this.catalog = catalog;
  }

  Catalog get() {
    return catalog;
  }

  void set(Catalog newCatalog) {
    catalog = newCatalog;
  }

  /** Returns whether a table, or an index, exists now. */
  @Override
  public boolean test(int tableId) {
    return catalog.isStored(tableId);
  }
}
