package io.distribsilly.sql.golden;

import io.distribsilly.engine.EngineException;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.RowSource;
import io.distribsilly.sql.session.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.NlsString;

/**
 * A scenario as text: blocks with a blank line between them, each with one statement and what it
 * gives.
 *
 * <pre>
 * -- What comes behind two dashes is a comment.
 * &#64;connection b     (executed in another session than blocks without this line)
 * &#64;columns A, B     (only these columns are shown)
 * ? 'a', 1         (its parameters; several such lines execute it as a batch)
 * INSERT INTO t
 *   VALUES (?, ?);
 * &gt; 1 row changed
 * </pre>
 */
final class GoldenScript implements AutoCloseable {
  private static final String COLUMNS = "@columns ";
  private static final String PARAMETERS = "? ";
  private static final String CONNECTION = "@connection ";
  private static final String FIRST = "a";

  private final Supplier<Session> connect;
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  /** The session of the block that is executed. */
  private Session session;

  /**
   * @param connect opens a session
   */
  GoldenScript(Supplier<Session> connect) {
    this.connect = connect;
    this.session = session(FIRST);
  }

  private Session session(String name) {
    return sessions.computeIfAbsent(name, unused -> connect.get());
  }

  /** Closes the sessions that it has opened. */
  @Override
  public void close() {
    sessions.values().forEach(Session::close);
  }

  /** Executes a script; returns it with what its statements really gave. */
  String run(String script) {
    return Arrays.stream(script.strip().split("\n(\\s*\n)+"))
            .map(this::runBlock)
            .collect(Collectors.joining("\n\n"))
        + "\n";
  }

  private String runBlock(String block) {
    List<String> kept = block.lines().filter(line -> !line.startsWith(">")).toList();
    String sql =
        kept.stream()
            .filter(line -> !line.startsWith("--"))
            .filter(line -> !line.startsWith(COLUMNS) && !line.startsWith(PARAMETERS))
            .filter(line -> !line.startsWith(CONNECTION))
            .collect(Collectors.joining("\n"));
    List<String> lines = new ArrayList<>(kept);
    session =
        session(
            kept.stream()
                .filter(line -> line.startsWith(CONNECTION))
                .map(line -> line.substring(CONNECTION.length()).strip())
                .findFirst()
                .orElse(FIRST));
    if (!sql.isBlank()) {
      outcome(sql, kept).forEach(line -> lines.add("> " + line));
    }
    return String.join("\n", lines);
  }

  private List<String> outcome(String sql, List<String> block) {
    try {
      List<Object[]> parameters =
          block.stream()
              .filter(line -> line.startsWith(PARAMETERS))
              .map(line -> values(line.substring(PARAMETERS.length())))
              .toList();
      Prepared statement = session.prepare(sql);
      if (parameters.size() > 1) {
        return session.executeBatch(statement, parameters).stream().map(this::show).toList();
      }
      Object[] row = parameters.isEmpty() ? new Object[0] : parameters.get(0);
      return show(statement, session.execute(statement, row), block);
    } catch (EngineException e) {
      return List.of(show(e));
    }
  }

  private List<String> show(Prepared statement, Result result, List<String> block) {
    if (result instanceof Result.UpdateCount count) {
      boolean changesRows = statement.kind() == Prepared.Kind.UPDATE;
      return List.of(changesRows ? changed(count.count()) : "done");
    }
    List<Integer> shown = shownColumns(statement.columns(), block);
    List<String> lines = new ArrayList<>();
    lines.add(join(shown.stream().map(i -> statement.columns().get(i).label()).toList()));
    try (RowSource rows = ((Result.Rows) result).rows()) {
      while (rows.next()) {
        lines.add(join(shown.stream().map(i -> text(rows.value(i))).toList()));
      }
    }
    if (lines.size() == 1) {
      lines.add("(no rows)");
    }
    return lines;
  }

  private static List<Integer> shownColumns(List<ResultColumn> columns, List<String> block) {
    List<String> named =
        block.stream()
            .filter(line -> line.startsWith(COLUMNS))
            .flatMap(line -> Arrays.stream(line.substring(COLUMNS.length()).split(",")))
            .map(String::strip)
            .toList();
    return IntStream.range(0, columns.size())
        .filter(i -> named.isEmpty() || named.contains(columns.get(i).label()))
        .boxed()
        .toList();
  }

  private String show(BatchOutcome outcome) {
    return outcome instanceof BatchOutcome.Done done
        ? changed(done.count())
        : show(((BatchOutcome.Failed) outcome).error());
  }

  private static String show(EngineException error) {
    return "error %s %s: %s"
        .formatted(error.code().sqlState(), error.code(), error.getMessage().replace("\n", "\\n"));
  }

  private static String changed(long count) {
    return count + (count == 1 ? " row changed" : " rows changed");
  }

  private static String join(List<String> values) {
    return String.join(" | ", values);
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }
    return String.valueOf(value).replace("\n", "\\n");
  }

  private static Object[] values(String text) {
    SqlCall row = ((SqlCall) SqlParsing.parse("VALUES (" + text + ")")).operand(0);
    return row.getOperandList().stream().map(GoldenScript::value).toArray();
  }

  private static Object value(SqlNode node) {
    if (node instanceof SqlCall call && call.getOperator().getName().equals("-")) {
      return ((BigDecimal) value(call.operand(0))).negate();
    }
    Object value = ((SqlLiteral) node).getValue();
    return value instanceof NlsString string ? string.getValue() : value;
  }
}
