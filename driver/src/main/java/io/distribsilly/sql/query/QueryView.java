package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.parser.CurrentSchema;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.SequenceNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.tools.RelBuilder;

/**
 * A view as Calcite sees it: its query takes its place, with the columns that it had when it was
 * created, found by their names. Belongs to the statement that is planned.
 */
final class QueryView extends AbstractTable implements TranslatableTable {
  private final ViewDefinition view;
  private final Namespace names;
  private final Set<TableName> expanded;

  /**
   * @param expanded views that are expanded are added to it
   */
  QueryView(ViewDefinition view, Namespace statement, Set<TableName> expanded) {
    this.view = view;
    this.names = new Namespace(statement.catalog(), view.querySchema());
    this.expanded = expanded;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    Query query = new Query((JavaTypeFactory) factory);
    RelDataType row = query.validator.getValidatedNodeType(query.validated);
    RelDataTypeFactory.Builder columns = factory.builder();
    List<Integer> positions = positions(row.getFieldNames());
    for (int i = 0; i < positions.size(); i++) {
      columns.add(view.columns().get(i).name(), row.getFieldList().get(positions.get(i)).getType());
    }
    return columns.build();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    expanded.add(view.tableName());
    RelOptCluster cluster = context.getCluster();
    Query query = new Query((JavaTypeFactory) cluster.getTypeFactory());
    RelRoot root =
        QueryStatement.converter(query.validator, query.reader, cluster)
            .convertQuery(query.validated, false, false);
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(cluster, query.reader);
    builder.push(root.project());
    List<String> fields =
        query.validator.getValidatedNodeType(query.validated).getFieldList().stream()
            .map(RelDataTypeField::getName)
            .toList();
    List<RexNode> columns = new ArrayList<>();
    positions(fields).forEach(position -> columns.add(builder.field(position)));
    List<String> labels = view.columns().stream().map(column -> column.name()).toList();
    return builder.project(columns, labels, true).build();
  }

  /** Returns where the columns are; by place, if the query has a name twice. */
  private List<Integer> positions(List<String> fields) {
    boolean unique = new HashSet<>(fields).size() == fields.size();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < view.sources().size(); i++) {
      positions.add(unique ? fields.indexOf(view.sources().get(i)) : (Integer) i);
    }
    return positions;
  }

  /** The view's query, validated. */
  private final class Query {
    final CalciteCatalogReader reader;
    final QueryValidator validator;
    final SqlNode validated;

    Query(JavaTypeFactory typeFactory) {
      reader = QuerySchemas.reader(names, typeFactory, expanded);
      validator = new QueryValidator(reader, typeFactory, Map.of());
      SqlNode parsed = SqlParsing.parse(view.sql());
      CurrentSchema.replace(view.sql(), parsed, names.schema());
      SequenceNames.resolve(view.sql(), parsed, names);
      validated = validator.validate(StatementCopy.of(parsed));
    }
  }
}
