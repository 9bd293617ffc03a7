package io.distribsilly.engine.file;

import io.distribsilly.engine.file.Node.SimulatedFile;
import io.distribsilly.engine.file.Node.SimulatedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A disk that does everything in a real folder, and knows besides what of it a power loss would
 * leave: {@link #capture} at any moment, then write the {@link Image} as often as you like. Nothing
 * is really synced, so it is fast. What is done to files outside of its folder is done, and
 * forgotten. Thread-safe.
 *
 * <p>The model: a file's bytes and its entry in a folder are two things, and each must be synced. A
 * synced file in a folder that was not synced may be gone, and so may all that is in a new folder
 * whose parent was not synced.
 */
public final class PowerLossDisk extends Disk {
  private final Path root;
  private final SimulatedFolder rootFolder;
  private volatile LongConsumer onOperation = number -> {};
  private volatile Predicate<Path> pretending = path -> false;

  /** Guarded by this. */
  private long operations;

  /** Makes a disk of a folder; what is in it already is as good as synced. */
  public PowerLossDisk(Path root) throws IOException {
    this.root = root.toRealPath();
    this.rootFolder = load(this.root, new HashMap<>());
  }

  private static SimulatedFolder load(Path folder, Map<Object, SimulatedFile> byKey)
      throws IOException {
    SimulatedFolder loaded = new SimulatedFolder();
    List<Path> entries;
    try (Stream<Path> paths = Files.list(folder)) {
      entries = paths.toList();
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      loaded.put(name, Files.isDirectory(entry) ? load(entry, byKey) : loadFile(entry, byKey));
    }
    loaded.sync();
    return loaded;
  }

  private static SimulatedFile loadFile(Path path, Map<Object, SimulatedFile> byKey)
      throws IOException {
    Object key = Files.getAttribute(path, "unix:ino");
    SimulatedFile known = byKey.get(key);
    if (known == null) {
      known = new SimulatedFile();
      known.write(0, Files.readAllBytes(path));
      known.sync();
      byKey.put(key, known);
    }
    return known;
  }

  /** Returns all files as they are at this moment. Takes no time to speak of. */
  public synchronized Image capture() {
    return new Image(rootFolder.state());
  }

  /**
   * Calls somebody before each operation, with its number: he may {@link #capture}. The disk waits
   * for him.
   */
  public void onOperation(LongConsumer listener) {
    onOperation = listener;
  }

  /** Of some files, only pretends to sync them: to see whether that is noticed. */
  public void pretendToSync(Predicate<Path> files) {
    pretending = files;
  }

  /** Returns how many operations there were: opened, written, cut, synced, linked and so on. */
  public synchronized long operations() {
    return operations;
  }

  private void count() {
    onOperation.accept(operations++);
  }

  @Override
  public synchronized DiskFile open(Path file) throws IOException {
    count();
    boolean existed = Files.exists(file);
    DiskFile opened = new DiskFile(file);
    Optional<SimulatedFolder> folder = parentOf(file);
    if (folder.isEmpty()) {
      return opened;
    }
    opened.close();
    if (!existed) {
      folder.get().put(nameOf(file), new SimulatedFile());
    }
    return new Opened(file, file(file));
  }

  private final class Opened extends DiskFile {
    private final SimulatedFile file;

    Opened(Path path, SimulatedFile file) throws IOException {
      super(path);
      this.file = file;
    }

    @Override
    public void write(long position, byte[] bytes, int offset, int length) throws IOException {
      synchronized (PowerLossDisk.this) {
        count();
        super.write(position, bytes, offset, length);
        file.write(position, Arrays.copyOfRange(bytes, offset, offset + length));
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      synchronized (PowerLossDisk.this) {
        count();
        super.truncate(length);
        file.truncate(length);
      }
    }

    @Override
    public void sync() {
      synchronized (PowerLossDisk.this) {
        count();
        if (!pretending.test(path())) {
          file.sync();
        }
      }
    }
  }

  @Override
  public synchronized void createFolder(Path folder) throws IOException {
    count();
    super.createFolder(folder);
    parentOf(folder).ifPresent(parent -> parent.put(nameOf(folder), new SimulatedFolder()));
  }

  @Override
  public synchronized void syncFolder(Path folder) {
    count();
    folder(folder).ifPresent(SimulatedFolder::sync);
  }

  @Override
  public synchronized void link(Path existing, Path link) throws IOException {
    count();
    super.link(existing, link);
    Optional<SimulatedFolder> parent = parentOf(link);
    if (parent.isPresent()) {
      parent.get().put(nameOf(link), file(existing));
    }
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    count();
    super.delete(path);
    parentOf(path).ifPresent(parent -> parent.remove(nameOf(path)));
  }

  @Override
  public synchronized void rename(Path source, Path target) throws IOException {
    count();
    Optional<SimulatedFolder> parent = parentOf(source);
    if (!parent.equals(parentOf(target))) {
      throw new UnsupportedOperationException("to another folder: " + source + " to " + target);
    }
    super.rename(source, target);
    parent.ifPresent(folder -> folder.rename(nameOf(source), nameOf(target)));
  }

  private SimulatedFile file(Path path) {
    return parentOf(path)
        .flatMap(folder -> folder.get(nameOf(path)))
        .map(SimulatedFile.class::cast)
        .orElseThrow(() -> new IllegalStateException("not written through this disk: " + path));
  }

  private Optional<SimulatedFolder> parentOf(Path path) {
    return folder(path.toAbsolutePath().normalize().getParent());
  }

  private Optional<SimulatedFolder> folder(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (!absolute.startsWith(root)) {
      return Optional.empty();
    }
    SimulatedFolder folder = rootFolder;
    for (Path name : root.equals(absolute) ? List.<Path>of() : root.relativize(absolute)) {
      Optional<Node> child = folder.get(name.toString());
      if (child.isEmpty() || !(child.get() instanceof SimulatedFolder childFolder)) {
        return Optional.empty();
      }
      folder = childFolder;
    }
    return Optional.of(folder);
  }

  private static String nameOf(Path path) {
    return path.getFileName().toString();
  }
}
