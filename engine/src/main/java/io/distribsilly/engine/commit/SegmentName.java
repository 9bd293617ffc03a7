package io.distribsilly.engine.commit;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalLong;

/** The names of the files in the log's folder: 16 hexadecimal digits and what the file is. */
final class SegmentName {
  static final String SEGMENT = ".log";

  /** A file that is in no use: made ahead of its time, or to be used again. */
  static final String SPARE = ".spare";

  /** A file that is being made. */
  static final String UNFINISHED = ".new";

  private static final int DIGITS = 16;

  private SegmentName() {}

  static Path segment(Path folder, long number) {
    return folder.resolve(HexFormat.of().toHexDigits(number) + SEGMENT);
  }

  static Path spare(Path folder, long number) {
    return folder.resolve(HexFormat.of().toHexDigits(number) + SPARE);
  }

  static Path unfinished(Path folder, long number) {
    return folder.resolve(HexFormat.of().toHexDigits(number) + UNFINISHED);
  }

  /** Returns the number in a file's name, empty if it is not of that kind. */
  static OptionalLong number(Path file, String kind) {
    String name = file.getFileName().toString();
    if (name.length() != DIGITS + kind.length() || !name.endsWith(kind)) {
      return OptionalLong.empty();
    }
    String digits = name.substring(0, DIGITS);
    return digits.chars().allMatch(HexFormat::isHexDigit) && digits.charAt(0) < '8'
        ? OptionalLong.of(HexFormat.fromHexDigitsToLong(digits))
        : OptionalLong.empty();
  }
}
