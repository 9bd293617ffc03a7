package io.distribsilly.sql.plan;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Identity;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.BuiltInMethod;

/**
 * NEXT VALUE FOR a sequence that is found: an operator without operands. {@link SequenceNames} puts
 * it into parse trees. Immutable.
 */
public final class NextValue extends SqlUserDefinedFunction {
  /** What generated code asks its {@link DataContext} for, with the id of the sequence behind. */
  public static final String VARIABLE = "next value of ";

  private final int sequence;
  private final SqlType type;
  private final String label;

  private NextValue(int sequence, SequenceOptions options, String label) {
    super(
        new SqlIdentifier("NEXT VALUE FOR " + label, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(SqlTypeName.valueOf(options.type().name())),
        null,
        OperandTypes.operandMetadata(List.of(), factory -> List.of(), index -> "", index -> false),
        new Body(sequence, options.type()));
    this.sequence = sequence;
    this.type = options.type();
    this.label = label;
  }

  /** Returns the operator for a sequence. */
  static NextValue of(SequenceDefinition sequence) {
    return new NextValue(sequence.id(), sequence.options(), sequence.label());
  }

  /** Returns the call for the identity of a table. */
  public static SqlCall ofIdentity(
      TableDefinition table, Identity identity, SqlParserPos position) {
    return new NextValue(
            identity.sequence(), identity.options(), "the identity of " + table.label())
        .createCall(position);
  }

  /** Returns the id of the sequence. */
  public int sequence() {
    return sequence;
  }

  /** Returns the type of its values. */
  public SqlType type() {
    return type;
  }

  /** Returns a value of a sequence as an instance of the Java class of its type. */
  public static Object boxed(SqlType type, long value) {
    return switch (type) {
      case TINYINT -> (byte) value;
      case SMALLINT -> (short) value;
      case INTEGER -> (int) value;
      case BIGINT -> value;
      default -> throw new IllegalArgumentException("a sequence of " + type);
    };
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }

  /** No table of operators has it. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    RelDataType derived =
        validator.getTypeFactory().createSqlType(SqlTypeName.valueOf(type.name()));
    validator.setValidatedNodeType(call, derived);
    return derived;
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    writer.keyword("NEXT VALUE FOR");
    writer.keyword(label);
  }

  /** How generated code computes it. */
  private record Body(int sequence, SqlType type) implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory factory) {
      return factory.createSqlType(SqlTypeName.valueOf(type.name()));
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return (translator, call, nullAs) ->
          Expressions.convert_(
              Expressions.call(
                  DataContext.ROOT,
                  BuiltInMethod.DATA_CONTEXT_GET.method,
                  Expressions.constant(VARIABLE + type + " " + sequence)),
              type.javaClass());
    }
  }

  static EngineException notFound(String name) {
    return new EngineException(
        ErrorCode.SEQUENCE_NOT_FOUND,
        "sequence \"%s\" not found; create it, or check its name and case".formatted(name));
  }
}
