package io.distribsilly.engine.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file or a folder of a {@link PowerLossDisk}. Guarded by the disk. */
sealed interface Node {
  /** Returns what it is now; cheap if nothing was done since the last time. */
  NodeState state();

  /** A file, whatever its names are. */
  final class SimulatedFile implements Node {
    private final Pages durable = new Pages();
    private final List<FileState.Change> changes = new ArrayList<>();
    private long length;
    private FileState state;

    void write(long position, byte[] bytes) {
      length = Math.max(length, position + bytes.length);
      add(new FileState.Write(position, bytes, length));
    }

    void truncate(long newLength) {
      if (newLength < length) {
        add(new FileState.Cut(newLength, length));
        length = newLength;
      }
    }

    private void add(FileState.Change change) {
      changes.add(change);
      state = null;
    }

    void sync() {
      if (!changes.isEmpty()) {
        for (FileState.Change change : changes) {
          change.applyTo(durable, change.from(), change.to());
          durable.setLength(change.lengthAfter());
        }
        changes.clear();
        state = null;
      }
    }

    @Override
    public FileState state() {
      if (state == null) {
        state = new FileState(durable.copy(), List.copyOf(changes));
      }
      return state;
    }
  }

  /** A folder. */
  final class SimulatedFolder implements Node {
    private final Map<String, Node> durable = new TreeMap<>();
    private final Map<String, Node> current = new TreeMap<>();
    private final List<FolderState.Change<Node>> changes = new ArrayList<>();

    Optional<Node> get(String name) {
      return Optional.ofNullable(current.get(name));
    }

    void put(String name, Node node) {
      current.put(name, node);
      changes.add(new FolderState.Change<>(name, Optional.of(node), Optional.empty()));
    }

    void remove(String name) {
      if (current.remove(name) != null) {
        changes.add(new FolderState.Change<>(name, Optional.empty(), Optional.empty()));
      }
    }

    void rename(String from, String to) {
      put(to, current.remove(from));
      changes.add(new FolderState.Change<>(from, Optional.empty(), Optional.of(to)));
    }

    void sync() {
      durable.clear();
      durable.putAll(current);
      changes.clear();
    }

    @Override
    public FolderState state() {
      Map<String, NodeState> entries = new TreeMap<>();
      durable.forEach((name, node) -> entries.put(name, node.state()));
      List<FolderState.Change<NodeState>> since = new ArrayList<>();
      for (FolderState.Change<Node> change : changes) {
        Optional<NodeState> node = change.node().map(Node::state);
        since.add(new FolderState.Change<>(change.name(), node, change.movedTo()));
      }
      return new FolderState(entries, since);
    }
  }
}
