package io.distribsilly.engine.txn;

import io.distribsilly.engine.shard.DatabaseView;

/** A view that statements and cursors share; the last one to let go closes it. Not thread-safe. */
final class SharedView {
  private final DatabaseView view;
  private int users = 1;

  SharedView(DatabaseView view) {
    this.view = view;
  }

  DatabaseView view() {
    return view;
  }

  SharedView share() {
    users++;
    return this;
  }

  void letGo() {
    users--;
    if (users == 0) {
      view.close();
    }
  }
}
