package io.distribsilly.sql.local;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.sql.session.SessionSavepoint;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The transaction of a session: none between two statements in autocommit; else it begins with the
 * first statement (after the last commit, or after BEGIN) and lasts until it is ended. Used by the
 * session's thread only.
 *
 * <p>After a serialization failure (40001) the transaction is rolled back at once, so that nobody
 * waits for it any longer, and the session refuses everything until it is told to roll back as
 * well: nobody can take the second half of a transaction for the whole.
 */
final class SessionTransaction {
  private final Database database;
  private final Ending ending;
  private final Savepoints savepoints = new Savepoints();

  /** How a transaction runs unless it is told otherwise. */
  private TransactionOptions options;

  /** How the next one runs, if that was said. */
  private Optional<TransactionOptions> nextOptions = Optional.empty();

  private boolean autocommit = true;

  /** Whether BEGIN has suspended autocommit until the transaction ends. */
  private boolean begun;

  private Optional<Transaction> open = Optional.empty();

  /** Why the transaction was rolled back already. */
  private Optional<EngineException> failure = Optional.empty();

  /** Called before a transaction ends. */
  @FunctionalInterface
  interface Ending {
    /**
     * Lets go of what reads in it; throws nothing.
     *
     * @param commits whether it is committed, and not rolled back
     */
    void before(boolean commits);
  }

  SessionTransaction(Database database, TransactionOptions options, Ending ending) {
    this.database = database;
    this.options = options;
    this.ending = ending;
  }

  /** Returns how the transaction of the next statement runs. */
  TransactionOptions options() {
    if (open.isPresent()) {
      return open.get().options();
    }
    return isEachStatement() ? options : nextOptions.orElse(options);
  }

  /** Returns how the session's transactions run unless they are told otherwise. */
  TransactionOptions sessionOptions() {
    return options;
  }

  void setSessionOptions(TransactionOptions newOptions) {
    if (!newOptions.equals(options)) {
      refuseWithin("how transactions run cannot be changed within one");
      options = newOptions;
    }
  }

  /** Returns how the next transaction of several statements runs. */
  TransactionOptions nextOptions() {
    return nextOptions.orElse(options);
  }

  /** Says how the next transaction runs, instead of as the session's options are. */
  void setNextOptions(TransactionOptions newOptions) {
    refuseWithin("how a transaction runs is to be said before its first statement");
    nextOptions = Optional.of(newOptions);
  }

  boolean isAutocommit() {
    return autocommit;
  }

  /** Changes the mode; that commits what is open. */
  void setAutocommit(boolean newAutocommit) {
    if (newAutocommit != autocommit) {
      commit();
      autocommit = newAutocommit;
    }
  }

  /** Returns whether a transaction is open, or one that failed was not yet rolled back. */
  boolean isActive() {
    return open.isPresent() || failure.isPresent();
  }

  /** Returns whether every statement is a transaction by itself as of now. */
  boolean isEachStatement() {
    return autocommit && !begun;
  }

  /** Suspends autocommit until the next commit or rollback; the next statement begins it. */
  void begin() {
    if (begun || isActive()) {
      throw within("a transaction is open already");
    }
    begun = true;
  }

  /** Begins a statement. Returns the transaction it is part of, empty if it is one by itself. */
  Optional<Transaction> beginStatement() {
    refuseIfFailed();
    if (open.isEmpty()) {
      if (isEachStatement()) {
        return open;
      }
      open = Optional.of(database.begin(options()));
      nextOptions = Optional.empty();
    }
    open.get().beginStatement();
    return open;
  }

  /** Undoes what a statement did that has failed. */
  void undoStatement(EngineException error) {
    try {
      if (open.isPresent() && error.code() == ErrorCode.SERIALIZATION_FAILURE) {
        failure = Optional.of(error);
        end(false, Transaction::close);
      } else {
        undoStatement();
      }
    } catch (EngineException second) {
      error.addSuppressed(second);
    }
  }

  /** Undoes what the newest statement did. */
  void undoStatement() {
    open.ifPresent(Transaction::rollbackStatement);
  }

  /**
   * Makes durable what the transaction has written; it has ended then, also if it fails.
   *
   * @throws EngineException with SERIALIZATION_FAILURE if it was rolled back already
   */
  void commit() {
    Optional<EngineException> why = failure;
    forget();
    end(true, Transaction::commit);
    if (why.isPresent()) {
      throw new EngineException(
          ErrorCode.SERIALIZATION_FAILURE,
          "the transaction was rolled back already: " + why.get().getMessage(),
          why.get());
    }
  }

  /** Undoes all that the transaction has written, and ends it. */
  void rollback() {
    forget();
    end(false, Transaction::close);
  }

  private void forget() {
    failure = Optional.empty();
    nextOptions = Optional.empty();
    begun = false;
  }

  /** Commits what is open before a definition, which commits by itself. */
  void beforeDefinition() {
    refuseIfFailed();
    commit();
  }

  /** Refuses to call a procedure within a transaction: what it does is not part of it. */
  void beforeCall() {
    refuseWithin("a procedure cannot be called within a transaction");
  }

  /** Sets a savepoint; it begins the transaction if no statement has yet. */
  SessionSavepoint setSavepoint(Optional<String> name) {
    refuseInAutocommit("there are no savepoints");
    return savepoints.set(beginStatement().orElseThrow(), name);
  }

  /** Returns the newest savepoint of a name. */
  SessionSavepoint savepoint(String name) {
    refuseInAutocommit("there are no savepoints");
    refuseIfFailed();
    return savepoints.named(name);
  }

  void rollbackTo(SessionSavepoint savepoint) {
    refuseInAutocommit("there are no savepoints");
    refuseIfFailed();
    savepoints.rollbackTo(open, savepoint);
  }

  void release(SessionSavepoint savepoint) {
    refuseInAutocommit("there are no savepoints");
    refuseIfFailed();
    savepoints.release(open, savepoint);
  }

  private void end(boolean commits, Consumer<Transaction> how) {
    savepoints.clear();
    Optional<Transaction> ended = open;
    open = Optional.empty();
    if (ended.isPresent()) {
      ending.before(commits);
      try (Transaction transaction = ended.get()) {
        how.accept(transaction);
      }
    }
  }

  private void refuseIfFailed() {
    if (failure.isPresent()) {
      throw new EngineException(
          ErrorCode.INVALID_TRANSACTION_STATE,
          "the transaction was rolled back already; call rollback before the next one: "
              + failure.get().getMessage(),
          failure.get());
    }
  }

  private void refuseWithin(String what) {
    if (isActive()) {
      throw within(what);
    }
  }

  /** Refuses what only makes sense in a transaction of several statements. */
  void refuseInAutocommit(String what) {
    if (isEachStatement()) {
      throw new EngineException(
          ErrorCode.INVALID_TRANSACTION_STATE,
          what
              + " in autocommit, where every statement is a transaction by itself; switch it off"
              + " first (setAutoCommit(false), or BEGIN)");
    }
  }

  private static EngineException within(String what) {
    return new EngineException(
        ErrorCode.INVALID_TRANSACTION_STATE, what + "; commit it or roll it back first");
  }
}
