/** What every path of a statement turns into: a {@link io.distribsilly.sql.plan.Plan}. */
package io.distribsilly.sql.plan;
