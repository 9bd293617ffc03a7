package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The file {@code tail}: the page checksums of the log file that a safe address lies in, which has
 * none of its own as it is not full. There is a slot for each checkpoint that the store may still
 * be opened at; a slot that is needed is never overwritten.
 *
 * <pre>
 * slot (4 KiB): safe address (8) | n (4) | crc of page 0 (4) | ... | crc of page n-1 (4) | crc (4)
 * </pre>
 *
 * <p>The pages are those of the file below the safe address, see {@link PageChecksums}; the last
 * one may be cut short by it. The last {@code crc} is the CRC32C of the slot up to there. Numbers
 * are big-endian. Used by one thread at a time.
 */
final class TailChecksums {
  private static final String FILE_NAME = "tail";
  private static final int SLOT_BYTES = 4096;
  private static final int MAX_PAGES = XodusLog.FILE_BYTES / PageChecksums.PAGE_BYTES;

  private final Path folder;
  private final Disk disk;

  /** What stands in the slots that are right, and needed. */
  private final Map<Integer, Slot> slots = new TreeMap<>();

  /** How pages are read: with or without the checksums that the file has of its own. */
  private interface Reading {
    int read(byte[] output, long position, int offset, int count);
  }

  private record Slot(long safeAddress, int[] checksums) {}

  private TailChecksums(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** Starts from no slots, as in a new folder. */
  static TailChecksums none(Path folder, Disk disk) {
    return new TailChecksums(folder, disk);
  }

  /** Starts from the slots that are there. */
  static TailChecksums read(Path folder, Disk disk) throws IOException {
    TailChecksums tail = new TailChecksums(folder, disk);
    if (Files.exists(tail.file())) {
      byte[] bytes = Files.readAllBytes(tail.file());
      for (int number = 0; (number + 1) * SLOT_BYTES <= bytes.length; number++) {
        int slot = number;
        decode(ByteBuffer.wrap(bytes, number * SLOT_BYTES, SLOT_BYTES).slice())
            .ifPresent(decoded -> tail.slots.put(slot, decoded));
      }
    }
    return tail;
  }

  private static Optional<Slot> decode(ByteBuffer in) {
    long safeAddress = in.getLong();
    int count = in.getInt();
    if (count < 0 || count > MAX_PAGES) {
      return Optional.empty();
    }
    int[] checksums = new int[count];
    for (int page = 0; page < count; page++) {
      checksums[page] = in.getInt();
    }
    int end = in.position();
    return in.getInt() == checksum(in, end)
        ? Optional.of(new Slot(safeAddress, checksums))
        : Optional.empty();
  }

  private static byte[] encode(Slot slot) {
    ByteBuffer out = ByteBuffer.allocate(SLOT_BYTES);
    out.putLong(slot.safeAddress).putInt(slot.checksums.length);
    for (int checksum : slot.checksums) {
      out.putInt(checksum);
    }
    return out.putInt(checksum(out, out.position())).array();
  }

  private static int checksum(ByteBuffer bytes, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().position(0).limit(end));
    return (int) crc.getValue();
  }

  private Path file() {
    return folder.resolve(FILE_NAME);
  }

  /** Returns the address in a log of a file's beginning, for the file that ends at, or has, it. */
  static long fileOf(long safeAddress) {
    return (safeAddress - 1) - (safeAddress - 1) % XodusLog.FILE_BYTES;
  }

  /**
   * Notes, synced, the checksums that a safe address needs.
   *
   * @param file the file that the address lies in, or at the end of
   */
  void write(long safeAddress, LogFile file) {
    Slot slot = new Slot(safeAddress, checksums(file, safeAddress - file.getAddress()));
    int number = 0;
    while (slots.containsKey(number)) {
      number++;
    }
    boolean created = Files.notExists(file());
    try (DiskFile out = disk.open(file())) {
      out.write((long) number * SLOT_BYTES, encode(slot), 0, SLOT_BYTES);
      out.sync();
      if (created) {
        disk.syncFolder(folder);
      }
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot write " + file());
    }
    slots.put(number, slot);
  }

  private static int[] checksums(LogFile file, long length) {
    int[] checksums = new int[pages(length)];
    int complete = file.checksums().map(PageChecksums::complete).orElse(0);
    for (int page = 0; page < checksums.length; page++) {
      boolean whole = (page + 1L) * PageChecksums.PAGE_BYTES <= length;
      checksums[page] =
          whole && page < complete
              ? file.checksums().orElseThrow().get(page)
              : checksum(file, file::read, page, length);
    }
    return checksums;
  }

  private static int pages(long length) {
    return (int) ((length + PageChecksums.PAGE_BYTES - 1) / PageChecksums.PAGE_BYTES);
  }

  private static int checksum(LogFile file, Reading reading, int page, long length) {
    byte[] bytes = new byte[PageChecksums.PAGE_BYTES];
    long position = (long) page * bytes.length;
    int count = (int) Math.min(bytes.length, length - position);
    if (reading.read(bytes, position, 0, bytes.length) < count) {
      throw file.damaged("it is shorter than " + length + " bytes");
    }
    return PageChecksums.of(file.getAddress() + position, bytes, 0, count);
  }

  /** Lets go of all slots but that of one safe address: the store is only opened there. */
  void retain(long safeAddress) {
    slots.values().removeIf(slot -> slot.safeAddress != safeAddress);
  }

  /**
   * Checks a file up to a safe address, and tells it what it found.
   *
   * @return false if there is no slot for the address
   * @throws EngineException with CORRUPTION if the file is not what it was
   */
  boolean check(long safeAddress, LogFile file) {
    Optional<Slot> slot =
        slots.values().stream().filter(one -> one.safeAddress == safeAddress).findFirst();
    slot.ifPresent(found -> check(found, file));
    return slot.isPresent();
  }

  private static void check(Slot slot, LogFile file) {
    long length = slot.safeAddress - file.getAddress();
    PageChecksums checked = new PageChecksums(file.getAddress());
    for (int page = 0; page < slot.checksums.length; page++) {
      if (checksum(file, file::readUnchecked, page, length) != slot.checksums[page]) {
        throw file.damagedPage(page);
      }
      if ((page + 1L) * PageChecksums.PAGE_BYTES <= length) {
        checked.add(slot.checksums[page]);
      }
    }
    if (length < XodusLog.FILE_BYTES) {
      file.setChecksums(checked);
    }
  }

  /** Returns the newest safe address that lies in a file, or at its end. */
  Optional<Long> newestIn(LogFile file) {
    return slots.values().stream()
        .map(Slot::safeAddress)
        .filter(address -> fileOf(address) == file.getAddress())
        .filter(address -> address - file.getAddress() <= file.length())
        .max(Comparator.naturalOrder());
  }
}
