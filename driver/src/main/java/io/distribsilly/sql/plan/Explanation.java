package io.distribsilly.sql.plan;

import java.util.List;

/**
 * What EXPLAIN PLAN FOR shows: one line a row.
 *
 * @param lines for example {@code path: point}, {@code key: (42)}, {@code slot: 3}, {@code shard:
 *     s0003}
 */
public record Explanation(List<String> lines) {
  public Explanation {
    lines = List.copyOf(lines);
  }
}
