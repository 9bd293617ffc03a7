package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.store.Direction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;

/**
 * Reads some columns of a table over all shards, as an {@link AccessPath} finds the rows: by the
 * primary key or by an index, in its order, and of ranges of keys if {@link KeyBounds} narrow it
 * down.
 */
final class ShardScan extends AbstractRelNode implements EnumerableRel {
  /** What one more equal key column, or a bound, is taken to leave of the rows. */
  private static final double SELECTIVITY = 0.1;

  /** What it costs to read one more column, compared with the row itself. */
  private static final double COST_OF_COLUMN = 0.01;

  /** What it costs to read a row that an index leads to, compared with the next one of a scan. */
  private static final double COST_OF_LOOK_UP = 3;

  private static final Method APPLY = Types.lookupMethod(Function1.class, "apply", Object.class);

  private final RelOptTable table;
  private final QueryTable source;
  private final List<Integer> columns;
  private final AccessPath path;

  private ShardScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelOptTable table,
      List<Integer> columns,
      AccessPath path) {
    super(cluster, traits);
    this.table = table;
    this.source = table.unwrapOrThrow(QueryTable.class);
    this.columns = List.copyOf(columns);
    this.path = path;
  }

  /**
   * Creates a scan.
   *
   * @param columns the table's columns to read, by index, in the order of the rows
   */
  static ShardScan create(
      RelOptCluster cluster, RelOptTable table, List<Integer> columns, AccessPath path) {
    QueryTable source = table.unwrapOrThrow(QueryTable.class);
    RelTraitSet traits =
        cluster
            .traitSetOf(EnumerableConvention.INSTANCE)
            .replaceIfs(RelCollationTraitDef.INSTANCE, () -> order(source, columns, path, 0));
    return new ShardScan(cluster, traits, table, columns, path);
  }

  /**
   * Returns the rows that meet a condition, which says what the path's bounds say. They come in the
   * order of the key, from the first column on that is not the same in all of them.
   */
  RelNode filtered(RexNode condition) {
    RelTraitSet traits =
        getCluster()
            .traitSetOf(EnumerableConvention.INSTANCE)
            .replaceIfs(
                RelCollationTraitDef.INSTANCE,
                () -> order(source, columns, path, path.bounds().equal().size()));
    return new EnumerableFilter(getCluster(), traits, this, condition);
  }

  /**
   * The order of the rows, as far as it is that of their key columns among {@code columns}.
   *
   * @param skipped how many of the first columns are left out, since they are all the same
   */
  private static List<RelCollation> order(
      QueryTable source, List<Integer> columns, AccessPath path, int skipped) {
    List<RelFieldCollation> fields = new ArrayList<>();
    if (source.rows().inKeyOrder()) {
      List<Integer> order = path.order(source.definition());
      for (int key : order.subList(skipped, order.size())) {
        int field = columns.indexOf(key);
        if (field < 0 || !sortsAsItsKey(source.definition().columns().get(key))) {
          break;
        }
        fields.add(field(field, path.direction()));
      }
    }
    return fields.isEmpty() ? List.of() : List.of(RelCollations.of(fields));
  }

  /** NULLs are below every value, here and in every ORDER BY that does not say otherwise. */
  private static RelFieldCollation field(int field, Direction direction) {
    return direction == Direction.ASCENDING
        ? new RelFieldCollation(
            field, RelFieldCollation.Direction.ASCENDING, RelFieldCollation.NullDirection.FIRST)
        : new RelFieldCollation(
            field, RelFieldCollation.Direction.DESCENDING, RelFieldCollation.NullDirection.LAST);
  }

  /** Calcite sorts UUIDs as two signed numbers each, and -0.0 before 0.0. */
  private static boolean sortsAsItsKey(ColumnDefinition column) {
    return switch (column.type().type()) {
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> true;
      case CHAR, VARCHAR, BINARY, VARBINARY -> true;
      case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> true;
      case REAL, DOUBLE, UUID -> false;
    };
  }

  /** Returns whether it reads what one cursor shows, opened with the first row. */
  boolean isOpenedAtOnce() {
    return path.index().isEmpty() && path.bounds().oneOf().isEmpty();
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataType row = table.getRowType();
    RelDataTypeFactory.Builder builder = getCluster().getTypeFactory().builder();
    columns.forEach(column -> builder.add(row.getFieldList().get(column)));
    return builder.build();
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ShardScan(getCluster(), traits, table, columns, path);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    TableDefinition definition = source.definition();
    List<String> names =
        columns.stream().map(column -> definition.columns().get(column).name()).toList();
    return super.explainTerms(writer)
        .item("table", String.join(".", table.getQualifiedName()))
        .item("columns", names)
        .itemIf(
            "index", path.index().map(IndexDefinition::name).orElse(""), path.index().isPresent())
        .itemIf("key", path.bounds(), !path.bounds().isNone())
        .itemIf("order", path.direction(), path.direction() == Direction.DESCENDING);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery query) {
    KeyBounds bounds = path.bounds();
    if (path.isSingle(source.definition())) {
      return 1;
    }
    double rows = table.getRowCount() * Math.pow(SELECTIVITY, bounds.equal().size());
    boolean bounded =
        bounds.low().isPresent() || bounds.high().isPresent() || !bounds.oneOf().isEmpty();
    return Math.max(1, bounded ? rows * SELECTIVITY : rows);
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
    double rows = estimateRowCount(query) * (path.index().isPresent() ? COST_OF_LOOK_UP : 1);
    // Volcano compares the number of rows and nothing else, so columns have to count there.
    double cost = rows * (1 + columns.size() * COST_OF_COLUMN);
    return planner.getCostFactory().makeCost(cost, cost, 0);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    PhysType rows =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
    Expression scanner =
        implementor.stash(new TableScanner(source, columns, path), Function1.class);
    Expression scan =
        Expressions.convert_(Expressions.call(scanner, APPLY, DataContext.ROOT), Enumerable.class);
    return implementor.result(rows, Blocks.toBlock(scan));
  }
}
