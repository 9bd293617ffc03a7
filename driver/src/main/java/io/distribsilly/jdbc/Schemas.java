package io.distribsilly.jdbc;

/** The schemas that there are. */
final class Schemas {
  static final String PUBLIC = "PUBLIC";
  static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

  private Schemas() {}
}
