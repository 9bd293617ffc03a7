package io.distribsilly.sql.point;

import java.util.List;

/**
 * A condition that binds some columns of the primary key to a list of alternatives, as {@code a =
 * 1}, {@code a IN (1, 2)} or {@code (a, b) IN ((1, 2), (3, 4))} does. Immutable.
 */
final class KeyBinding {
  private final int[] positions;
  private final List<KeyOperand[]> alternatives;

  /**
   * Creates a binding.
   *
   * @param positions which columns, counted in key order
   * @param alternatives one operand a position, for each alternative
   */
  KeyBinding(int[] positions, List<KeyOperand[]> alternatives) {
    this.positions = positions.clone();
    this.alternatives = List.copyOf(alternatives);
  }

  int alternatives() {
    return alternatives.size();
  }

  /**
   * Puts the values of an alternative into a key.
   *
   * @return false if no row can have them
   */
  boolean bind(int alternative, Scope scope, Object[] key) {
    KeyOperand[] operands = alternatives.get(alternative);
    boolean exists = true;
    for (int i = 0; i < operands.length; i++) {
      Object value = operands[i].value(scope).orElse(null);
      exists &= value != null;
      key[positions[i]] = value;
    }
    return exists;
  }
}
