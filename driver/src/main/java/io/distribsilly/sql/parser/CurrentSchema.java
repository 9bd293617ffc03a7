package io.distribsilly.sql.parser;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.NlsString;

/** CURRENT_SCHEMA: a constant, since a statement is planned for one schema. */
public final class CurrentSchema extends SqlBasicVisitor<Void> {
  private static final String NAME = "CURRENT_SCHEMA";
  private static final Pattern WRITTEN = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

  private final String schema;

  private CurrentSchema(String schema) {
    this.schema = schema;
  }

  /**
   * Puts the name of a schema wherever CURRENT_SCHEMA stands.
   *
   * @param sql the text of the statement
   * @param statement its parse tree, which is changed
   */
  public static void replace(String sql, SqlNode statement, String schema) {
    if (WRITTEN.matcher(sql).find()) {
      statement.accept(new CurrentSchema(schema));
    }
  }

  @Override
  public Void visit(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    for (int i = 0; i < operands.size(); i++) {
      if (isCurrentSchema(operands.get(i))) {
        call.setOperand(i, literal(operands.get(i)));
      }
    }
    if (call instanceof SqlInsertOnConflict insert) {
      insert.update().ifPresent(update -> update.accept(this));
    }
    return super.visit(call);
  }

  @Override
  public Void visit(SqlNodeList list) {
    for (int i = 0; i < list.size(); i++) {
      if (isCurrentSchema(list.get(i))) {
        list.set(i, literal(list.get(i)));
      }
    }
    return super.visit(list);
  }

  private static boolean isCurrentSchema(SqlNode node) {
    return node instanceof SqlIdentifier identifier
        && identifier.isSimple()
        && !identifier.isComponentQuoted(0)
        && identifier.getSimple().equals(NAME);
  }

  private SqlNode literal(SqlNode node) {
    return new Literal(schema, node.getParserPosition());
  }

  /** Its value is the schema, its text what was written. */
  private static final class Literal extends SqlCharStringLiteral {
    Literal(String schema, SqlParserPos position) {
      super(new NlsString(schema, null, null), position);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
      writer.keyword(NAME);
    }
  }
}
