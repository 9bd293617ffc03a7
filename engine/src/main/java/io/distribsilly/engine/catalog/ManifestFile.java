package io.distribsilly.engine.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import io.distribsilly.engine.file.FileFailures;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Reads and replaces {@code manifest.json}. Not thread-safe; used only on threads that nobody
 * interrupts. The file:
 *
 * <pre>
 * {
 *   "format" : 2,              the version of everything on disk; a newer one is refused
 *   "hash" : "xxh3-64",        how keys are spread over slots
 *   "checksum" : "0a1b2c3d",   CRC32C of "manifest", written without white space, in hexadecimal
 *   "manifest" : { ... }       the fields of {@link Manifest}
 * }
 * </pre>
 *
 * <p>It is replaced whole: the new text is written beside it and synced, renamed over it, and the
 * folder is synced. A crash leaves the old or the new one.
 */
public final class ManifestFile {
  /** The file's name. */
  public static final String NAME = "manifest.json";

  /** The name of the new text before it is renamed. */
  public static final String NEW_NAME = "manifest.json.new";

  /** The version of everything on disk that this software writes and reads. */
  public static final int FORMAT = 2;

  private static final String HASH = "xxh3-64";

  private final Path folder;
  private final Disk disk;

  /**
   * @param folder the database's folder
   * @param disk what the file is written through
   */
  public ManifestFile(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** Returns whether the folder has a manifest. */
  public boolean exists() {
    return Files.exists(path());
  }

  /**
   * Reads the manifest.
   *
   * @throws EngineException with CONNECTION_REJECTED if its format is newer than this software,
   *     CORRUPTION if it cannot be understood or its checksum is wrong
   */
  public Manifest read() {
    try {
      JsonFields root = JsonFields.of(Json.parse(Files.readAllBytes(path())));
      checkFormat(root);
      Object body = root.value("manifest");
      if (!root.text("checksum").equals(checksum(body))) {
        throw damaged("its checksum is wrong", null);
      }
      return manifest(body);
    } catch (JsonProcessingException e) {
      throw damaged(e.getOriginalMessage(), e);
    } catch (CharConversionException e) { // Jackson takes some zeros for a sign of UTF-32
      throw damaged(e.getMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw damaged(e.getMessage(), e);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot read " + path());
    }
  }

  /** A definition that the catalog would refuse was never written. */
  private Manifest manifest(Object body) {
    try {
      return ManifestJson.read(body);
    } catch (EngineException e) {
      throw damaged(e.getMessage(), e);
    }
  }

  /**
   * Writes the new text beside the file, synced. Nothing has changed until {@link #replace}.
   *
   * @throws IOException if it could not be written
   */
  void writeNew(Manifest manifest) throws IOException {
    Map<String, Object> body = ManifestJson.write(manifest);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", (long) FORMAT);
    root.put("hash", HASH);
    root.put("checksum", checksum(body));
    root.put("manifest", body);
    byte[] text = Json.pretty(root);
    Path newText = folder.resolve(NEW_NAME);
    disk.delete(newText); // a power loss in a rename may have left two names for one file
    try (DiskFile file = disk.open(newText)) {
      file.write(0, text, 0, text.length);
      file.sync();
    }
  }

  /**
   * Renames the new text over the file and syncs the folder.
   *
   * @throws IOException if it is not known which of the two would be found after a power loss
   */
  void replace() throws IOException {
    disk.rename(folder.resolve(NEW_NAME), path());
    disk.syncFolder(folder);
  }

  private void checkFormat(JsonFields root) {
    long format = root.whole("format");
    if (format > FORMAT) {
      throw new EngineException(
          ErrorCode.CONNECTION_REJECTED,
          "database %s has format %d; this version of Distribsilly reads up to %d: use a newer one"
              .formatted(folder, format, FORMAT));
    }
    if (format < 1) {
      throw damaged("it names no format", null);
    }
    if (format < FORMAT) {
      throw new EngineException(
          ErrorCode.CONNECTION_REJECTED,
          "database %s has format %d, from before the first release; this version reads %d: load its data anew"
              .formatted(folder, format, FORMAT));
    }
    if (!root.text("hash").equals(HASH)) {
      throw damaged("it names the unknown hash '" + root.text("hash") + "'", null);
    }
  }

  EngineException damaged(String why, Throwable cause) {
    return new EngineException(
        ErrorCode.CORRUPTION,
        "%s is damaged: %s; restore it from a backup".formatted(path(), why),
        cause);
  }

  private Path path() {
    return folder.resolve(NAME);
  }

  private static String checksum(Object body) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(Json.compact(body));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
