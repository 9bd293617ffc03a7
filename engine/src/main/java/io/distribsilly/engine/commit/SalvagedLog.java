package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import java.util.Optional;

/**
 * How far a log could be read.
 *
 * @param lastSequence of the newest commit that was replayed or is in the checkpoint
 * @param damage why commits after it are left out, naming the file and the place in it; empty if
 *     none are
 */
public record SalvagedLog(long lastSequence, Optional<EngineException> damage) {
  /** Returns what the damage is, without what to do about it. */
  public Optional<String> problem() {
    return damage.map(LogDamage::withoutRemedy);
  }
}
