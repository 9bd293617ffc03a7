package io.distribsilly.engine;

import java.util.Locale;

/** When an acknowledged commit is safe on disk. */
public enum Durability {
  /** A commit returns after its data is synced: it survives kill -9 and power loss. */
  SYNC,

  /**
   * A commit returns once the operating system has its data, which is synced at least every {@link
   * DatabaseOptions#syncInterval()}: it survives kill -9, not power loss.
   */
  PERIODIC;

  /** Returns the name used in URLs and settings: {@code sync} or {@code periodic}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
