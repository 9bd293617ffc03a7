package io.distribsilly.sql.local;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.Transaction;
import io.distribsilly.sql.session.SessionSavepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The savepoints of the transaction that is open, oldest first. Not thread-safe. */
final class Savepoints {
  /**
   * A savepoint.
   *
   * @param position what the engine calls it
   */
  private record Mark(SessionSavepoint savepoint, int position) {}

  private final List<Mark> marks = new ArrayList<>();

  /** How many there were in this session. */
  private int count;

  /** Sets one behind what is written as of now. Names may be used again; the newest counts. */
  SessionSavepoint set(Transaction transaction, Optional<String> name) {
    SessionSavepoint savepoint = new SessionSavepoint(++count, name);
    marks.add(new Mark(savepoint, transaction.savepoint()));
    return savepoint;
  }

  /** Returns the newest one of a name. */
  SessionSavepoint named(String name) {
    for (int i = marks.size() - 1; i >= 0; i--) {
      SessionSavepoint savepoint = marks.get(i).savepoint();
      if (savepoint.name().filter(name::equals).isPresent()) {
        return savepoint;
      }
    }
    throw invalid("\"" + name + "\"");
  }

  /** Undoes what was written since; those set later are gone, this one stays. */
  void rollbackTo(Optional<Transaction> transaction, SessionSavepoint savepoint) {
    int index = index(savepoint);
    transaction.orElseThrow().rollbackTo(marks.get(index).position());
    marks.subList(index + 1, marks.size()).clear();
  }

  /** Forgets one, and those set later. */
  void release(Optional<Transaction> transaction, SessionSavepoint savepoint) {
    int index = index(savepoint);
    transaction.orElseThrow().release(marks.get(index).position());
    marks.subList(index, marks.size()).clear();
  }

  /** The transaction has ended. */
  void clear() {
    marks.clear();
  }

  private int index(SessionSavepoint savepoint) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).savepoint().equals(savepoint)) {
        return i;
      }
    }
    throw invalid(savepoint.name().map(name -> "\"" + name + "\"").orElse("" + savepoint.id()));
  }

  private static EngineException invalid(String which) {
    return new EngineException(
        ErrorCode.INVALID_SAVEPOINT,
        "there is no savepoint %s in this transaction: it was released, undone by an earlier one, or"
                .formatted(which)
            + " never set");
  }
}
