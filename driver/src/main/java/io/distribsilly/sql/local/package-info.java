/**
 * The session of a database in this process: it parses, picks the path of a statement, keeps plans,
 * and executes them. Start reading at {@link io.distribsilly.sql.local.LocalSession}.
 */
package io.distribsilly.sql.local;
