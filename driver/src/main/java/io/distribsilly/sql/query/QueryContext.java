package io.distribsilly.sql.query;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.NextValue;
import io.distribsilly.sql.type.CalciteTypes;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;

/**
 * One execution of a plan: what its generated code asks for by name, and the walks it has open. Not
 * thread-safe.
 */
final class QueryContext implements DataContext {
  /** What constants are folded with while a statement is planned. */
  static final DataContext FOLDING = DataContexts.of(QueryContext::constant);

  private final ExecutionContext execution;
  private final Map<String, Object> planned;
  private final List<Object> parameters;

  /** Where generated code keeps the tables of WITH RECURSIVE. */
  private final SchemaPlus scratch = CalciteSchema.createRootSchema(false, false).plus();

  /** What the statement reads in if no transaction is open; empty until it first does. */
  private Optional<Transaction> own = Optional.empty();

  /** The tables when the moment that is seen was over already; empty until the first scan. */
  private Optional<Catalog> catalog = Optional.empty();

  private final Set<TableRows.Walk> open = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param planned the objects that the plan's generated code refers to
   * @param parameters the values of the parameters, as Calcite has them
   */
  QueryContext(ExecutionContext execution, Map<String, Object> planned, List<Object> parameters) {
    this.execution = execution;
    this.planned = planned;
    this.parameters = parameters;
  }

  Database database() {
    return execution.database();
  }

  /**
   * Scans ranges of a table, or of an index of it; all scans of the execution see one moment.
   *
   * @param table as the plan knows it
   * @param id of the table or the index
   * @param ranges ascending, without a key in common
   * @throws EngineException with SERIALIZATION_FAILURE or TABLE_NOT_FOUND if it is not as the plan
   *     knows it any more
   */
  RowCursor scan(TableDefinition table, int id, List<KeyRange> ranges, Direction direction) {
    RowCursor rows =
        ranges.size() == 1
            ? transaction().scan(id, ranges.get(0), direction)
            : new RangesCursor(transaction(), id, ranges, direction);
    try {
      if (catalog.isEmpty()) {
        catalog = Optional.of(database().catalog());
      }
      catalog.get().checkCurrent(table);
      return rows;
    } catch (EngineException e) {
      rows.close();
      throw e;
    }
  }

  /** Returns what the statement reads in. */
  Transaction transaction() {
    if (execution.transaction().isPresent()) {
      return execution.transaction().get();
    }
    if (own.isEmpty()) {
      own = Optional.of(execution.beginReading());
    }
    return own.get();
  }

  void checkNotCanceled() {
    execution.checkNotCanceled();
  }

  /** Returns the value of a parameter, counted from 0. */
  Object parameter(int index) {
    return parameters.get(index);
  }

  /** Remembers a walk, so that it is closed with the execution at the latest. */
  TableRows.Walk opened(TableRows.Walk walk) {
    open.add(walk);
    return walk;
  }

  void close(TableRows.Walk walk) {
    if (open.remove(walk)) {
      walk.close();
    }
  }

  /** Closes what generated code left open. */
  void closeAll() {
    for (TableRows.Walk walk : List.copyOf(open)) {
      close(walk);
    }
    own.ifPresent(Transaction::close);
  }

  @Override
  public Object get(String name) {
    if (name.startsWith("?")) {
      return parameter(Integer.parseInt(name.substring(1)));
    }
    if (name.startsWith(NextValue.VARIABLE)) {
      return nextValue(name.substring(NextValue.VARIABLE.length()));
    }
    Object object = planned.get(name);
    return object != null ? object : variable(name);
  }

  private Object nextValue(String typeAndSequence) {
    int space = typeAndSequence.indexOf(' ');
    int sequence = Integer.parseInt(typeAndSequence.substring(space + 1));
    return NextValue.boxed(
        SqlType.valueOf(typeAndSequence.substring(0, space)), execution.sequences().next(sequence));
  }

  private Object variable(String name) {
    long now = execution.time().instant().toEpochMilli();
    if (name.equals(Variable.UTC_TIMESTAMP.camelName)) {
      return now;
    }
    if (name.equals(Variable.CURRENT_TIMESTAMP.camelName)
        || name.equals(Variable.LOCAL_TIMESTAMP.camelName)) {
      return now + TimeZone.getDefault().getOffset(now);
    }
    if (name.equals(Variable.CANCEL_FLAG.camelName)) {
      return execution.cancel().flag();
    }
    return constant(name);
  }

  /** Returns what is the same for every execution, null if nothing of that name is. */
  private static Object constant(String name) {
    if (name.equals(Variable.TIME_ZONE.camelName)) {
      return TimeZone.getDefault();
    }
    if (name.equals(Variable.LOCALE.camelName)) {
      return Locale.ENGLISH; // Locale.ROOT abbreviates the names of days and months.
    }
    boolean isUser =
        name.equals(Variable.USER.camelName) || name.equals(Variable.SYSTEM_USER.camelName);
    return isUser ? "" : null; // There are no users.
  }

  @Override
  public SchemaPlus getRootSchema() {
    return scratch;
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return CalciteTypes.newFactory();
  }

  @Override
  public QueryProvider getQueryProvider() {
    throw new UnsupportedOperationException("generated code makes no queries of its own");
  }
}
