package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.type.CalciteTypes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.util.CancelFlag;

/**
 * A statement to compile, once or several times: for parameters of other types than those inferred
 * it is another program. Immutable.
 *
 * @param sql its text
 * @param names what its names mean
 * @param template its parse tree; never handed to the validator itself
 * @param labels for columns without a name
 * @param givenParameterTypes the types of parameters, counted from 0, that somebody else knows
 */
record QueryStatement(
    String sql,
    Namespace names,
    SqlNode template,
    ColumnLabels labels,
    Map<Integer, ColumnType> givenParameterTypes) {
  QueryStatement {
    givenParameterTypes = Map.copyOf(givenParameterTypes);
  }

  /**
   * Compiles the statement.
   *
   * @param parameterTypes the types of those parameters, counted from 0, that are not to be
   *     inferred
   * @param cancel raised to stop it
   */
  CompiledQuery compile(Map<Integer, RelDataType> parameterTypes, CancelSignal cancel) {
    try {
      RelMetadataQueryBase.THREAD_PROVIDERS.set(
          JaninoRelMetadataProvider.of(DefaultRelMetadataProvider.INSTANCE));
      return compiled(parameterTypes, cancel, false);
    } catch (RuntimeException | AssertionError | StackOverflowError error) {
      cancel.check(); // Calcite has an exception of its own for that.
      return compiledAgain(parameterTypes, cancel, error);
    } finally {
      RelMetadataQueryBase.THREAD_PROVIDERS.remove();
    }
  }

  /** Returns what the statement would be as a view. */
  ViewShape viewShape() {
    try {
      RelMetadataQueryBase.THREAD_PROVIDERS.set(
          JaninoRelMetadataProvider.of(DefaultRelMetadataProvider.INSTANCE));
      JavaTypeFactoryImpl typeFactory = CalciteTypes.newFactory();
      Set<TableName> used = new LinkedHashSet<>();
      CalciteCatalogReader reader = QuerySchemas.reader(names, typeFactory, used);
      QueryValidator validator = new QueryValidator(reader, typeFactory, Map.of());
      SqlNode validated = validator.validate(StatementCopy.of(template));
      RelOptCluster cluster =
          RelOptCluster.create(newPlanner(new CancelSignal()), new LiteralCasts(typeFactory));
      RelRoot root = converter(validator, reader, cluster).convertQuery(validated, false, true);
      used.addAll(ScannedTables.of(root.rel));
      return ViewShape.of(validator.getValidatedNodeType(validated), used);
    } catch (RuntimeException | AssertionError | StackOverflowError error) {
      throw QueryErrors.ofPlanning(error, sql);
    } finally {
      RelMetadataQueryBase.THREAD_PROVIDERS.remove();
    }
  }

  /** What is right but cannot be planned gets a plan with less wit. */
  private CompiledQuery compiledAgain(
      Map<Integer, RelDataType> parameterTypes, CancelSignal cancel, Throwable first) {
    EngineException failure = QueryErrors.ofPlanning(first, sql);
    boolean planner =
        failure.code() == ErrorCode.INTERNAL_ERROR
            || failure.code() == ErrorCode.FEATURE_NOT_SUPPORTED;
    if (!planner) {
      throw failure;
    }
    try {
      return compiled(parameterTypes, cancel, true);
    } catch (RuntimeException | AssertionError second) {
      cancel.check();
      failure.addSuppressed(second);
      throw failure;
    }
  }

  private CompiledQuery compiled(
      Map<Integer, RelDataType> parameterTypes, CancelSignal cancel, boolean plain) {
    JavaTypeFactoryImpl typeFactory = CalciteTypes.newFactory();
    CalciteCatalogReader reader = QuerySchemas.reader(names, typeFactory);
    QueryValidator validator =
        new QueryValidator(reader, typeFactory, known(parameterTypes, typeFactory));
    SqlNode validated = validator.validate(StatementCopy.of(template));
    cancel.check();
    QueryShape shape = QueryShape.of(labels, template, validated, validator);

    VolcanoPlanner planner = newPlanner(cancel);
    RelOptCluster cluster = RelOptCluster.create(planner, new LiteralCasts(typeFactory));
    RelRoot root = converter(validator, reader, cluster).convertQuery(validated, false, true);
    cancel.check();
    QueryOptimizer.addRules(planner, root.rel);
    EnumerableRel plan =
        new QueryOptimizer(planner, RelFactories.LOGICAL_BUILDER.create(cluster, reader), plain)
            .optimize(root);

    Map<String, Object> planned = new LinkedHashMap<>();
    Bindable<?> program =
        EnumerableInterpretable.toBindable(planned, null, plan, EnumerableRel.Prefer.ARRAY);
    List<String> tree = RelOptUtil.toString(plan).lines().toList();
    return new CompiledQuery(shape, program, planned, tree, isPath(plan));
  }

  private Map<Integer, RelDataType> known(
      Map<Integer, RelDataType> parameterTypes, RelDataTypeFactory typeFactory) {
    Map<Integer, RelDataType> known = new HashMap<>();
    givenParameterTypes.forEach(
        (index, type) -> known.put(index, CalciteTypes.toCalcite(typeFactory, type, true)));
    known.putAll(parameterTypes);
    return known;
  }

  /**
   * Returns whether no operator has two inputs, of which one may be opened late or again, and none
   * goes on to read the table after its first row.
   */
  private static boolean isPath(RelNode plan) {
    List<RelNode> inputs = plan.getInputs();
    return plan instanceof ShardScan scan
        ? scan.isOpenedAtOnce()
        : inputs.isEmpty() || (inputs.size() == 1 && isPath(inputs.get(0)));
  }

  private static VolcanoPlanner newPlanner(CancelSignal cancel) {
    VolcanoPlanner planner = new VolcanoPlanner(Contexts.of(new CancelFlag(cancel.flag())));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    planner.setExecutor(new RexExecutorImpl(QueryContext.FOLDING));
    return planner;
  }

  static SqlToRelConverter converter(
      QueryValidator validator, CalciteCatalogReader reader, RelOptCluster cluster) {
    return new SqlToRelConverter(
        (rowType, query, schemaPath, viewPath) -> {
          throw new UnsupportedOperationException("views expand themselves");
        },
        validator,
        reader,
        cluster,
        StandardConvertletTable.INSTANCE,
        SqlToRelConverter.config()
            .withTrimUnusedFields(true)
            .withExpand(false)
            // Nothing is folded before it has our meaning.
            .withRelBuilderConfigTransform(config -> config.withSimplify(false)));
  }
}
