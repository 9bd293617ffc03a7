package io.distribsilly.sql.point;

/** Computes the value of an expression. Stateless and thread-safe. */
@FunctionalInterface
interface Evaluator {
  /** Returns the value, {@code null} for SQL NULL. */
  Object evaluate(Scope scope);
}
