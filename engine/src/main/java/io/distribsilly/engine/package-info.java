/**
 * The public API of the database: {@link io.distribsilly.engine.Database} opens one, {@link
 * io.distribsilly.engine.Transaction} writes to it. Start reading at {@code Database}.
 */
package io.distribsilly.engine;
