/**
 * The query path: every statement that gives rows and that the point path does not take. Calcite
 * validates it, plans it and runs it over scans of the shards; its code sees values in Calcite's
 * representation ({@link io.distribsilly.sql.query.RuntimeValues}), nobody outside this package
 * does. Start reading at {@link io.distribsilly.sql.query.QueryPlanner}.
 */
package io.distribsilly.sql.query;
