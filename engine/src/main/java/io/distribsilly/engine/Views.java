package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What may be done with the views of a manifest, and with what they use. */
final class Views {
  private Views() {}

  /**
   * Returns a manifest with one more view, or with one in the place of another.
   *
   * @param replace whether a view of the name is replaced; what uses it keeps its columns then
   */
  static Manifest with(Manifest manifest, ViewDefinition view, boolean replace) {
    Schemas.check(manifest, view.schema());
    if (manifest.catalog().table(view.schema(), view.name()).isPresent()) {
      throw taken("table", view.label());
    }
    checkUses(manifest, view);
    List<ViewDefinition> views = new ArrayList<>(manifest.views());
    int existing = indexOf(views, view.tableName());
    if (existing < 0) {
      views.add(view);
    } else if (!replace) {
      throw taken("view", view.label());
    } else {
      refuseLostColumns(manifest, views.get(existing), view);
      views.set(existing, view);
    }
    return manifest.withViews(views);
  }

  /** What it uses may have been dropped, or made to use it, since it was planned. */
  private static void checkUses(Manifest manifest, ViewDefinition view) {
    Set<TableName> using = new LinkedHashSet<>(List.of(view.tableName()));
    addUsing(manifest, view.tableName(), using);
    for (TableName used : view.uses()) {
      boolean exists =
          manifest.catalog().table(used.schema(), used.name()).isPresent()
              || manifest.catalog().view(used.schema(), used.name()).isPresent();
      if (!exists) {
        throw new EngineException(
            ErrorCode.TABLE_NOT_FOUND,
            "table \"%s\" was dropped meanwhile".formatted(used.label()));
      }
      if (using.contains(used)) {
        throw new EngineException(
            ErrorCode.INVALID_STATEMENT, "view \"%s\" would use itself".formatted(view.label()));
      }
    }
  }

  private static void refuseLostColumns(
      Manifest manifest, ViewDefinition before, ViewDefinition after) {
    boolean kept =
        before.columns().stream()
            .allMatch(
                column ->
                    after.columns().stream()
                        .anyMatch(
                            other ->
                                other.name().equals(column.name())
                                    && other.type().equals(column.type())));
    if (!kept) {
      refuseIfUsed(manifest, "view", before.tableName());
    }
  }

  /** Refuses a name that a view has already. */
  static void refuseIfTaken(Manifest manifest, TableDefinition table) {
    if (manifest.catalog().view(table.schema(), table.name()).isPresent()) {
      throw taken("view", table.label());
    }
  }

  private static EngineException taken(String kind, String label) {
    return new EngineException(
        ErrorCode.TABLE_ALREADY_EXISTS,
        "%s \"%s\" exists already; drop it first, or take another name".formatted(kind, label));
  }

  /** Returns a manifest without a view, and without those that use it if that is wanted. */
  static Manifest without(Manifest manifest, TableName name, boolean cascade) {
    if (manifest.catalog().view(name.schema(), name.name()).isEmpty()) {
      boolean isTable = manifest.catalog().table(name.schema(), name.name()).isPresent();
      throw new EngineException(
          ErrorCode.TABLE_NOT_FOUND,
          isTable
              ? "\"%s\" is a table, not a view; use DROP TABLE".formatted(name.label())
              : "view \"%s\" does not exist".formatted(name.label()));
    }
    Manifest released = released(manifest, "view", name, cascade);
    List<ViewDefinition> views = new ArrayList<>(released.views());
    views.remove(indexOf(views, name));
    return released.withViews(views);
  }

  /**
   * Returns a manifest in which no view uses a table or view.
   *
   * @param cascade whether views that do are dropped; else they are a reason to refuse
   */
  static Manifest released(Manifest manifest, String kind, TableName name, boolean cascade) {
    if (!cascade) {
      refuseIfUsed(manifest, kind, name);
    }
    Set<TableName> using = new LinkedHashSet<>();
    addUsing(manifest, name, using);
    return using.isEmpty()
        ? manifest
        : manifest.withViews(
            manifest.views().stream().filter(view -> !using.contains(view.tableName())).toList());
  }

  /** Throws DEPENDENT_OBJECTS if a view uses a table or view. */
  static void refuseIfUsed(Manifest manifest, String kind, TableName name) {
    using(manifest, name)
        .findFirst()
        .ifPresent(
            view -> {
              throw new EngineException(
                  ErrorCode.DEPENDENT_OBJECTS,
                  "view \"%s\" uses %s \"%s\"; drop the view first, or use CASCADE where it is allowed"
                      .formatted(view.label(), kind, name.label()));
            });
  }

  private static Stream<ViewDefinition> using(Manifest manifest, TableName name) {
    return manifest.views().stream().filter(view -> view.uses().contains(name));
  }

  private static void addUsing(Manifest manifest, TableName name, Set<TableName> all) {
    using(manifest, name)
        .map(ViewDefinition::tableName)
        .filter(all::add)
        .toList()
        .forEach(view -> addUsing(manifest, view, all));
  }

  /**
   * Throws DEPENDENT_OBJECTS if a view uses a table and could not do so as it is to be: columns may
   * be added, and be nullable or not.
   */
  static void refuseIfBroken(Manifest manifest, TableDefinition before, TableDefinition after) {
    boolean kept =
        before.name().equals(after.name())
            && before.columns().stream()
                .allMatch(
                    column ->
                        after.columnIndex(column.name()).stream()
                            .anyMatch(i -> after.columns().get(i).type().equals(column.type())));
    if (!kept) {
      refuseIfUsed(manifest, "table", new TableName(before.schema(), before.name()));
    }
  }

  /** Changes what is said of a view. */
  static Manifest changed(Manifest manifest, TableName name, UnaryOperator<ViewDefinition> change) {
    List<ViewDefinition> views = new ArrayList<>(manifest.views());
    int index = indexOf(views, name);
    if (index < 0) {
      throw new EngineException(
          ErrorCode.TABLE_NOT_FOUND, "view \"%s\" does not exist".formatted(name.label()));
    }
    views.set(index, change.apply(views.get(index)));
    return manifest.withViews(views);
  }

  /** Returns the views of a schema. */
  static List<TableName> in(Manifest manifest, String schema) {
    return manifest.views().stream()
        .map(ViewDefinition::tableName)
        .filter(view -> view.schema().equals(schema))
        .toList();
  }

  private static int indexOf(List<ViewDefinition> views, TableName name) {
    for (int i = 0; i < views.size(); i++) {
      if (views.get(i).tableName().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
