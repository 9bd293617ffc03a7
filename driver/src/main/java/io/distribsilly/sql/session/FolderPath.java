package io.distribsilly.sql.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A folder or a file as users write it: in a URL, in a CALL. */
public final class FolderPath {
  private FolderPath() {}

  /**
   * Returns the path: {@code ~/} is the user's home, and a relative path begins at the folder that
   * the process was started in.
   *
   * @throws InvalidPathException if the file system has no such names
   */
  public static Path parse(String text) {
    boolean home = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
    return Path.of(home ? System.getProperty("user.home") + text.substring(1) : text);
  }
}
