package io.distribsilly.engine.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A file at one moment: its bytes as they were synced last, and what was done to it since. Never
 * changed.
 *
 * @param durable the bytes that are on the device for certain
 * @param changes what was done since, in order
 */
record FileState(Pages durable, List<Change> changes) implements NodeState {
  private static final int SECTOR_BYTES = 512;

  /** Something done to a file. */
  sealed interface Change {
    /** Does it to the bytes from {@code from} to {@code to}; the length is as it will be later. */
    void applyTo(Pages pages, long from, long to);

    /** Returns where it begins to change bytes. */
    long from();

    /** Returns where it ends to change bytes. */
    long to();

    /** Returns how long the file is after it. */
    long lengthAfter();
  }

  record Write(long position, byte[] bytes, long lengthAfter) implements Change {
    @Override
    public void applyTo(Pages pages, long from, long to) {
      pages.write(from, bytes, (int) (from - position), (int) (to - from));
    }

    @Override
    public long from() {
      return position;
    }

    @Override
    public long to() {
      return position + bytes.length;
    }
  }

  /** Bytes that are cut off read as zeros if the file grows again. */
  record Cut(long lengthAfter, long lengthBefore) implements Change {
    @Override
    public void applyTo(Pages pages, long from, long to) {
      pages.write(from, new byte[(int) (to - from)], 0, (int) (to - from));
    }

    @Override
    public long from() {
      return lengthAfter;
    }

    @Override
    public long to() {
      return lengthBefore;
    }
  }

  /** Returns what the operating system has. */
  Pages whole() {
    Pages pages = durable.copy();
    for (Change change : changes) {
      change.applyTo(pages, change.from(), change.to());
      pages.setLength(change.lengthAfter());
    }
    return pages;
  }

  /**
   * Returns what a power loss may leave: of every sector what it held at the last sync or after any
   * later change, and of the lengths the file had since then any.
   */
  Pages afterPowerLoss(Random random) {
    return switch (changes.isEmpty() ? 0 : random.nextInt(4)) {
      case 0 -> durable;
      case 1 -> whole();
      default -> partly(random);
    };
  }

  private Pages partly(Random random) {
    Map<Long, Integer> lastKept = lastKept(random);
    Pages pages = durable.copy();
    for (int number = 0; number < changes.size(); number++) {
      Change change = changes.get(number);
      for (long sector = firstSector(change); sector <= lastSector(change); sector++) {
        if (lastKept.getOrDefault(sector, -1) >= number) {
          long from = Math.max(change.from(), sector * SECTOR_BYTES);
          long to = Math.min(change.to(), (sector + 1) * SECTOR_BYTES);
          change.applyTo(pages, from, to);
        }
      }
    }
    int lengthOf = random.nextInt(changes.size() + 1);
    pages.setLength(lengthOf == 0 ? durable.length() : changes.get(lengthOf - 1).lengthAfter());
    return pages;
  }

  /** Returns for each sector the last change that reached the device; earlier ones are in it. */
  private Map<Long, Integer> lastKept(Random random) {
    Map<Long, Integer> lastKept = new HashMap<>();
    for (int number = 0; number < changes.size(); number++) {
      Change change = changes.get(number);
      int fate = random.nextInt(change instanceof Cut ? 2 : 3); // dropped, kept, torn
      for (long sector = firstSector(change); sector <= lastSector(change); sector++) {
        if (fate == 1 || fate == 2 && random.nextBoolean()) {
          lastKept.put(sector, number);
        }
      }
    }
    return lastKept;
  }

  private static long firstSector(Change change) {
    return change.from() / SECTOR_BYTES;
  }

  private static long lastSector(Change change) {
    return (change.to() - 1) / SECTOR_BYTES;
  }
}
