/**
 * What the SQL types mean, on every path alike: {@link io.distribsilly.sql.type.Conversion} stores
 * and casts values, {@link io.distribsilly.sql.type.Comparison} compares them, {@link
 * io.distribsilly.sql.type.Comparand} gets a value ready for that, {@link
 * io.distribsilly.sql.type.CalciteTypes} says the same to Calcite.
 */
package io.distribsilly.sql.type;
