package io.distribsilly.sql.point;

import io.distribsilly.sql.type.Comparand;
import java.util.Optional;

/** What one column of the primary key is compared with. */
record KeyOperand(Expression expression, Comparand comparand) {
  /** Returns the value of the column that equals the operand, empty if no value does. */
  Optional<Object> value(Scope scope) {
    Object value = expression.evaluate(scope);
    return value == null ? Optional.empty() : comparand.exactly(value);
  }
}
