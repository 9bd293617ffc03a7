package io.distribsilly.benchmarks.jdbc;

/** What a commit promises. */
enum Guarantee {
  /** Survives power loss. */
  DURABLE,
  /** Synced now and then. */
  PERIODIC
}
