/**
 * From SQL text to a parse tree. The grammar is the template inside calcite-core, filled and
 * extended by {@code src/main/codegen}; JavaCC turns it into the package {@code generated}. Start
 * reading at {@link io.distribsilly.sql.parser.SqlParsing}.
 */
package io.distribsilly.sql.parser;
