/** The tables of INFORMATION_SCHEMA. */
package io.distribsilly.sql.schema;
