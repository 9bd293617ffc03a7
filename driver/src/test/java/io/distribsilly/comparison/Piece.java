package io.distribsilly.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A part of a statement: a tree of texts, which is written in two dialects and can be made smaller.
 * Immutable.
 *
 * @param sort what it is; another piece of the same sort may stand in its place
 * @param ours its text, with {@code {0}} for its first child
 * @param h2 the same for H2
 * @param simplest what may stand in its place last of all
 * @param parameter for a {@code ?} its kind, otherwise null
 */
record Piece(
    String sort, String ours, String h2, String simplest, List<Piece> children, Kind parameter) {
  /** Something of a statement that may be left out. */
  static final String OPTIONAL = "optional";

  Piece {
    children = List.copyOf(children);
  }

  static Piece of(Kind kind, String text, Piece... children) {
    return new Piece(kind.name(), text, text, kind.simplest(), List.of(children), null);
  }

  static Piece of(Kind kind, String ours, String h2, Piece... children) {
    return new Piece(kind.name(), ours, h2, kind.simplest(), List.of(children), null);
  }

  static Piece parameter(Kind kind) {
    return new Piece(kind.name(), "?", "?", kind.simplest(), List.of(), kind);
  }

  /** A piece that can be replaced only by one of its own sort within it. */
  static Piece part(String sort, String ours, String h2, List<Piece> children) {
    return new Piece(sort, ours, h2, null, children, null);
  }

  static Piece part(String sort, String text, Piece... children) {
    return part(sort, text, text, List.of(children));
  }

  static Piece optional(String text, Piece... children) {
    return new Piece(OPTIONAL, text, text, "", List.of(children), null);
  }

  static Piece none() {
    return optional("");
  }

  /** Writes pieces one after the other. */
  static Piece list(String sort, String separator, List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      text.append(i == 0 ? "" : separator).append('{').append(i).append('}');
    }
    return part(sort, text.toString(), text.toString(), pieces);
  }

  /** Returns the text in one dialect. */
  String text(boolean forH2) {
    StringBuilder text = new StringBuilder();
    write(forH2, text::append, parameter -> {});
    return text.toString();
  }

  /** Returns the parameters in the order of their marks in one dialect. */
  List<Piece> parameters(boolean forH2) {
    List<Piece> found = new ArrayList<>();
    write(forH2, text -> {}, found::add);
    return found;
  }

  private void write(boolean forH2, Consumer<String> out, Consumer<Piece> parameters) {
    if (parameter != null) {
      parameters.accept(this);
    }
    String template = forH2 ? h2 : ours;
    int done = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', done)) {
      int close = template.indexOf('}', open);
      out.accept(template.substring(done, open));
      int child = Integer.parseInt(template.substring(open + 1, close));
      children.get(child).write(forH2, out, parameters);
      done = close + 1;
    }
    out.accept(template.substring(done));
  }

  /** Returns trees that differ from this one in one place, where they are smaller. */
  List<Piece> smaller() {
    List<Piece> found = new ArrayList<>();
    if (simplest != null && !simplest.equals(ours)) {
      found.add(new Piece(sort, simplest, simplest, simplest, List.of(), null));
    }
    descendants(found);
    for (int i = 0; i < children.size(); i++) {
      for (Piece child : children.get(i).smaller()) {
        List<Piece> changed = new ArrayList<>(children);
        changed.set(i, child);
        found.add(new Piece(sort, ours, h2, simplest, changed, parameter));
      }
    }
    return found;
  }

  private void descendants(List<Piece> found) {
    found.addAll(sameSort(this));
  }

  /** Returns the nearest pieces of a sort below this one. */
  private List<Piece> sameSort(Piece top) {
    List<Piece> found = new ArrayList<>();
    for (Piece child : top.children) {
      if (child.sort.equals(sort)) {
        found.add(child);
      } else {
        found.addAll(sameSort(child));
      }
    }
    return found;
  }
}
