/** Statements that name whole primary keys, executed without Calcite's planner. */
package io.distribsilly.sql.point;
