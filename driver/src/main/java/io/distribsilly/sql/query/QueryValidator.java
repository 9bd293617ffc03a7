package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.parser.SqlParsing;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Calcite's validator in our dialect: NULLs sort low, and a parameter whose type nothing tells is a
 * VARCHAR.
 */
final class QueryValidator extends SqlValidatorImpl {
  private final Map<Integer, RelDataType> parameterTypes;

  /**
   * @param parameterTypes the types of those parameters, counted from 0, that are not to be
   *     inferred
   */
  QueryValidator(
      CalciteCatalogReader catalog,
      JavaTypeFactory typeFactory,
      Map<Integer, RelDataType> parameterTypes) {
    super(
        QueryOperators.TABLE,
        catalog,
        typeFactory,
        Config.DEFAULT
            .withConformance(new Conformance())
            .withDefaultNullCollation(NullCollation.LOW)
            .withIdentifierExpansion(true));
    this.parameterTypes = Map.copyOf(parameterTypes);
  }

  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam parameter
        && parameterTypes.containsKey(parameter.getIndex())) {
      RelDataType type = parameterTypes.get(parameter.getIndex());
      setValidatedNodeType(node, type);
      return type;
    }
    // Of a literal IN parameters Calcite asks for the type of the list before it has one.
    return node instanceof SqlNodeList ? unknownType : super.deriveType(scope, node);
  }

  @Override
  protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam parameter) {
      super.inferUnknownTypes(typeOf(parameter, inferred), scope, node);
    } else {
      super.inferUnknownTypes(inferred, scope, node);
    }
  }

  /** Calcite asks for the type of a parameter before anything has told it. */
  @Override
  public RelDataType getValidatedNodeType(SqlNode node) {
    RelDataType known = getValidatedNodeTypeIfKnown(node);
    return known == null && node instanceof SqlDynamicParam
        ? unknownType
        : super.getValidatedNodeType(node);
  }

  /** Calcite's own order is that of the tree, in which the WHENs of a CASE precede its THENs. */
  @Override
  public RelDataType getParameterRowType(SqlNode statement) {
    NavigableMap<Integer, RelDataType> types = new TreeMap<>();
    statement.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlDynamicParam parameter) {
            types.put(parameter.getIndex(), getValidatedNodeType(parameter));
            return null;
          }
        });
    List<String> names = types.keySet().stream().map(index -> "?" + index).toList();
    return typeFactory.createStructType(List.copyOf(types.values()), names);
  }

  private RelDataType typeOf(SqlDynamicParam parameter, RelDataType inferred) {
    RelDataType known = parameterTypes.get(parameter.getIndex());
    if (known != null) {
      return known;
    }
    return tellsNothing(inferred)
        ? typeFactory.createSqlType(SqlTypeName.VARCHAR, ColumnType.MAX_LENGTH)
        : inferred;
  }

  /** Of '' the type is text without a character, which is no type for anything else. */
  private boolean tellsNothing(RelDataType inferred) {
    boolean empty = SqlTypeUtil.inCharFamily(inferred) && inferred.getPrecision() == 0;
    return empty || inferred.equals(unknownType) || inferred.getSqlTypeName() == SqlTypeName.NULL;
  }

  private static final class Conformance extends SqlDelegatingConformance {
    Conformance() {
      super(SqlParsing.CONFORMANCE);
    }

    @Override
    public boolean checkedArithmetic() {
      return true;
    }
  }
}
