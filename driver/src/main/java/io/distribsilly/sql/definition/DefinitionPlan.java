package io.distribsilly.sql.definition;

import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ResultColumn;
import java.util.List;

/** A change of the catalog: no rows, no parameters. */
sealed interface DefinitionPlan extends Plan
    permits AlterSequencePlan,
        AlterTablePlan,
        CommentPlan,
        CreateIndexPlan,
        CreateSchemaPlan,
        CreateSequencePlan,
        CreateTablePlan,
        CreateViewPlan,
        DropIndexPlan,
        DropSchemaPlan,
        DropSequencePlan,
        DropTablePlan,
        DropViewPlan,
        TruncateTablePlan {
  @Override
  default Prepared.Kind kind() {
    return Prepared.Kind.DEFINITION;
  }

  @Override
  default List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  default List<ParameterDescription> parameters() {
    return List.of();
  }
}
