/**
 * CALL: the procedures there are, and the plan that calls one. Start reading at {@link
 * io.distribsilly.sql.procedure.Procedures}.
 */
package io.distribsilly.sql.procedure;
