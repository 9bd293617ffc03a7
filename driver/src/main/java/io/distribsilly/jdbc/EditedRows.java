package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.Session;
import io.distribsilly.sql.type.Conversion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that can be changed, and what has been changed of them: an updated row has its new values, a
 * deleted one is a gap, an inserted one is not among them. Any move leaves the insert row and
 * forgets what is not written. Not thread-safe.
 */
final class EditedRows implements PositionedRows {
  private final PositionedRows rows;
  private final boolean scrollable;
  private final UpdateTarget target;

  /** What rows are now, by their numbers; what cannot be gone back to is not kept. */
  private final Map<Long, Edit> edits = new HashMap<>();

  /** What is set and not written yet, by the index of the table's column. */
  private final Map<Integer, Object> pending = new LinkedHashMap<>();

  private boolean inserting;

  /** What became of a row. */
  private sealed interface Edit {
    record Updated(Object[] row) implements Edit {}

    record Refreshed(Object[] row) implements Edit {}

    record Deleted() implements Edit {}
  }

  EditedRows(PositionedRows rows, boolean scrollable, UpdateTarget target) {
    this.rows = rows;
    this.scrollable = scrollable;
    this.target = target;
  }

  // Moves.

  @Override
  public boolean next() {
    leave();
    return rows.next();
  }

  @Override
  public boolean moveTo(long row) {
    leave();
    return rows.moveTo(row);
  }

  @Override
  public boolean moveBy(long offset) {
    leave();
    return rows.moveBy(offset);
  }

  @Override
  public void moveAfterLast() {
    leave();
    rows.moveAfterLast();
  }

  private void leave() {
    inserting = false;
    pending.clear();
    if (!scrollable) {
      edits.clear();
    }
  }

  void moveToInsertRow() {
    pending.clear();
    inserting = true;
  }

  /** Does nothing unless the insert row is the current one. */
  void moveToCurrentRow() {
    if (inserting) {
      pending.clear();
      inserting = false;
    }
  }

  // What is there.

  @Override
  public Object value(int column) {
    int tableColumn = target.tableColumn(column);
    if (tableColumn >= 0 && pending.containsKey(tableColumn)) {
      return pending.get(tableColumn);
    }
    if (inserting) {
      return null;
    }
    Edit edit = edits.get(rows.row());
    if (edit == null) {
      return rows.value(column);
    }
    return edited(edit)[column];
  }

  private static Object[] edited(Edit edit) {
    if (edit instanceof Edit.Updated updated) {
      return updated.row();
    }
    if (edit instanceof Edit.Refreshed refreshed) {
      return refreshed.row();
    }
    throw new EngineException(
        ErrorCode.INVALID_CURSOR_STATE, "the current row was deleted; move to another one");
  }

  boolean isUpdated() {
    return !inserting && edits.get(rows.row()) instanceof Edit.Updated;
  }

  boolean isDeleted() {
    return !inserting && edits.get(rows.row()) instanceof Edit.Deleted;
  }

  @Override
  public long row() {
    return inserting ? 0 : rows.row();
  }

  @Override
  public boolean isBeforeFirst() {
    return rows.isBeforeFirst();
  }

  @Override
  public boolean isFirst() {
    return rows.isFirst();
  }

  @Override
  public boolean isLast() {
    return rows.isLast();
  }

  @Override
  public boolean isAfterLast() {
    return rows.isAfterLast();
  }

  @Override
  public boolean isInMemory() {
    return rows.isInMemory();
  }

  @Override
  public boolean isRevoked() {
    return rows.isRevoked();
  }

  @Override
  public void close() {
    edits.clear();
    pending.clear();
    rows.close();
  }

  // Changes.

  /**
   * Sets a value, which is written by {@link #updateRow} or {@link #insertRow}.
   *
   * @param column from 0
   * @throws EngineException if the column cannot have it
   */
  void set(int column, Object value) {
    if (!inserting) {
      current();
    }
    Object converted = Conversion.toColumn(target.definition(column)).convert(value);
    pending.put(target.tableColumn(column), converted);
  }

  void cancelUpdates() {
    refuseOnInsertRow("cancelRowUpdates");
    pending.clear();
  }

  /** Writes what is set; nothing happens if nothing is. */
  void updateRow(Session session) {
    refuseOnInsertRow("updateRow");
    Object[] row = current();
    if (pending.isEmpty()) {
      return;
    }
    target.update(session, target.key(row), pending);
    for (int i = 0; i < row.length; i++) {
      row[i] = pending.getOrDefault(target.tableColumn(i), row[i]);
    }
    edits.put(rows.row(), new Edit.Updated(row));
    pending.clear();
  }

  void deleteRow(Session session) {
    refuseOnInsertRow("deleteRow");
    target.delete(session, target.key(current()));
    edits.put(rows.row(), new Edit.Deleted());
    pending.clear();
  }

  /** Reads the row again, and forgets what is set. */
  void refreshRow(Session session) {
    refuseOnInsertRow("refreshRow");
    Object[] row = current();
    Object[] fresh = target.read(session, target.key(row), row);
    edits.put(rows.row(), isUpdated() ? new Edit.Updated(fresh) : new Edit.Refreshed(fresh));
    pending.clear();
  }

  /** Writes the insert row, which is empty again then. */
  void insertRow(Session session) {
    if (!inserting || pending.isEmpty()) {
      throw new EngineException(
          ErrorCode.INVALID_CURSOR_STATE,
          "there is no row to insert; call moveToInsertRow() and set its columns first");
    }
    target.insert(session, pending);
    pending.clear();
  }

  /** Returns a copy of the current row as it is in the table. */
  private Object[] current() {
    if (rows.row() == 0) {
      throw new EngineException(
          ErrorCode.INVALID_CURSOR_STATE, "the result set is on no row; move to one first");
    }
    Edit edit = edits.get(rows.row());
    if (edit != null) {
      return edited(edit).clone();
    }
    Object[] row = new Object[target.width()];
    for (int i = 0; i < row.length; i++) {
      row[i] = rows.value(i);
    }
    return row;
  }

  private void refuseOnInsertRow(String call) {
    if (inserting) {
      throw new EngineException(
          ErrorCode.INVALID_CURSOR_STATE,
          call + "() is for rows that exist; call moveToCurrentRow() first");
    }
  }
}
