/**
 * What the SQL types mean, on every path alike; {@link io.distribsilly.sql.type.CalciteTypes} says
 * the same to Calcite.
 */
package io.distribsilly.sql.type;
