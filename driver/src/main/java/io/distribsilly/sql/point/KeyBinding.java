package io.distribsilly.sql.point;

import java.util.List;

/**
 * A condition that binds some columns of the primary key to a list of alternatives, as {@code a =
 * 1}, {@code a IN (1, 2)} or {@code (a, b) IN ((1, 2), (3, 4))} does.
 *
 * @param positions which columns, counted in key order
 * @param alternatives one operand a position, for each alternative
 */
record KeyBinding(int[] positions, List<KeyOperand[]> alternatives) {}
