package io.distribsilly.engine;

import java.util.Locale;

/** How a database is opened whose commit log may be damaged before its end. */
public enum DamagedLog {
  /** Opened as usual; if the log is damaged that is refused, with the file and the place in it. */
  REFUSE,

  /**
   * Opened read-only, damaged or not: the commits before the damage are there, and those after it
   * are not. Nothing in the folder is changed but the file {@code lock}; the work is done on a
   * private copy, which is made of hard links as far as possible and deleted at the end.
   */
  SALVAGE;

  /** Returns the name that options use. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
