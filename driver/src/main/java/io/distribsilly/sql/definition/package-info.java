/**
 * CREATE TABLE and DROP TABLE. Start reading at {@link
 * io.distribsilly.sql.definition.DefinitionPlanner}.
 */
package io.distribsilly.sql.definition;
