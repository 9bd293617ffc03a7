/**
 * Checkpoints: how the commit log is kept short, and recovery after a crash. Start reading at
 * {@link io.distribsilly.engine.recovery.Checkpointer}.
 */
package io.distribsilly.engine.recovery;
