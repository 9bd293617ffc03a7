package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlAvgAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** The functions and operators that a query can use. */
final class QueryOperators {
  /** Those of the SQL standard, and those that most databases have besides. */
  static final SqlOperatorTable TABLE =
      SqlOperatorTables.chain(
          new Without(
              SqlStdOperatorTable.instance(), Set.of(SqlKind.VAR_SAMP, SqlKind.STDDEV_SAMP)),
          SqlOperatorTables.of(
              new OfSample("STDDEV", SqlKind.STDDEV_SAMP),
              new OfSample("STDDEV_SAMP", SqlKind.STDDEV_SAMP),
              new OfSample("VARIANCE", SqlKind.VAR_SAMP),
              new OfSample("VAR_SAMP", SqlKind.VAR_SAMP),
              SqlLibraryOperators.BOOL_AND,
              SqlLibraryOperators.BOOL_OR,
              SqlLibraryOperators.CHR,
              SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL,
              SqlLibraryOperators.CONCAT_WS,
              SqlLibraryOperators.DAYNAME,
              SqlLibraryOperators.DECODE,
              SqlLibraryOperators.ENDS_WITH,
              SqlLibraryOperators.GREATEST_PG,
              SqlLibraryOperators.IFNULL,
              SqlLibraryOperators.ILIKE,
              SqlLibraryOperators.INSTR,
              SqlLibraryOperators.LEAST_PG,
              SqlLibraryOperators.LEFT,
              SqlLibraryOperators.LENGTH,
              nullable(SqlLibraryOperators.LPAD),
              SqlLibraryOperators.LTRIM,
              SqlLibraryOperators.MD5,
              SqlLibraryOperators.MONTHNAME,
              SqlLibraryOperators.NOT_ILIKE,
              SqlLibraryOperators.NVL,
              SqlLibraryOperators.NVL2,
              SqlLibraryOperators.REGEXP_LIKE,
              SqlLibraryOperators.REGEXP_REPLACE_3,
              SqlLibraryOperators.REPEAT,
              SqlLibraryOperators.REVERSE,
              SqlLibraryOperators.RIGHT,
              nullable(SqlLibraryOperators.RPAD),
              SqlLibraryOperators.RTRIM,
              SqlLibraryOperators.SHA1,
              SqlLibraryOperators.SHA256,
              SqlLibraryOperators.SPACE,
              SqlLibraryOperators.SPLIT_PART,
              SqlLibraryOperators.STARTS_WITH,
              SqlLibraryOperators.STRING_AGG,
              SqlLibraryOperators.STRPOS,
              SqlLibraryOperators.SUBSTR_POSTGRESQL,
              SqlLibraryOperators.TRANSLATE3,
              SqlLibraryOperators.TRY_CAST));

  private QueryOperators() {}

  /** Calcite forgets that of NULL they make NULL. */
  private static SqlFunction nullable(SqlFunction function) {
    return ((SqlBasicFunction) function)
        .withReturnTypeInference(
            function.getReturnTypeInference().andThen(SqlTypeTransforms.TO_NULLABLE));
  }

  /** The spread of a sample, which a single row has none of, not even if it cannot be NULL. */
  private static final class OfSample extends SqlAvgAggFunction {
    private final String name;

    OfSample(String name, SqlKind kind) {
      super(kind);
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
      return binding
          .getTypeFactory()
          .createTypeWithNullability(super.inferReturnType(binding), true);
    }
  }

  /** A table without the functions of some kinds. */
  private record Without(SqlOperatorTable table, Set<SqlKind> kinds) implements SqlOperatorTable {
    @Override
    public void lookupOperatorOverloads(
        SqlIdentifier name,
        SqlFunctionCategory category,
        SqlSyntax syntax,
        List<SqlOperator> found,
        SqlNameMatcher matcher) {
      List<SqlOperator> all = new ArrayList<>();
      table.lookupOperatorOverloads(name, category, syntax, all, matcher);
      all.stream().filter(this::has).forEach(found::add);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
      return table.getOperatorList().stream().filter(this::has).toList();
    }

    private boolean has(SqlOperator operator) {
      return !kinds.contains(operator.getKind());
    }
  }
}
