/**
 * The point path: statements that name whole primary keys, planned on the parse tree and executed
 * without Calcite's validator, planner and runtime. Start reading at {@link
 * io.distribsilly.sql.point.PointPlanner}; {@link io.distribsilly.sql.point.KeyCondition} finds the
 * keys, {@link io.distribsilly.sql.point.ExpressionCompiler} the values. Statements that write
 * other rows than those they name have a query find them: {@link
 * io.distribsilly.sql.point.QueryWritePlan}.
 */
package io.distribsilly.sql.point;
