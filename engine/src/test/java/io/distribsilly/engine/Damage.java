package io.distribsilly.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/** What can happen to a file while nobody looks, for tests. */
enum Damage {
  FLIPPED_BIT {
    @Override
    void doTo(RandomAccessFile file, Random random) throws IOException {
      long position = nextLong(random, file.length());
      file.seek(position);
      int old = file.read();
      file.seek(position);
      file.write(old ^ 1 << random.nextInt(8));
    }
  },
  ZEROED_SECTOR {
    @Override
    void doTo(RandomAccessFile file, Random random) throws IOException {
      zero(file, random, 512);
    }
  },
  ZEROED_PAGE {
    @Override
    void doTo(RandomAccessFile file, Random random) throws IOException {
      zero(file, random, 4096);
    }
  },
  CUT {
    @Override
    void doTo(RandomAccessFile file, Random random) throws IOException {
      file.setLength(nextLong(random, file.length()));
    }
  },
  REMOVED {
    @Override
    void doTo(Path file, Path olderCopy, Random random) throws IOException {
      Files.delete(file);
    }
  },
  REPLACED_BY_OLDER_COPY {
    @Override
    boolean canBeDoneTo(Path file, Path olderCopy) {
      return Files.exists(olderCopy);
    }

    @Override
    void doTo(Path file, Path olderCopy, Random random) throws IOException {
      Files.copy(olderCopy, file, StandardCopyOption.REPLACE_EXISTING);
    }
  };

  /**
   * Returns whether there is anything to damage in this way.
   *
   * @param olderCopy the file as it was earlier, if it exists
   */
  boolean canBeDoneTo(Path file, Path olderCopy) throws IOException {
    return Files.size(file) > 0;
  }

  /** Damages a file. */
  void doTo(Path file, Path olderCopy, Random random) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      doTo(open, random);
    }
  }

  void doTo(RandomAccessFile file, Random random) throws IOException {
    throw new UnsupportedOperationException(name() + " needs a path");
  }

  private static void zero(RandomAccessFile file, Random random, int bytes) throws IOException {
    long position = nextLong(random, (file.length() + bytes - 1) / bytes) * bytes;
    file.seek(position);
    file.write(new byte[(int) Math.min(bytes, file.length() - position)]);
  }

  private static long nextLong(Random random, long bound) {
    return (long) (random.nextDouble() * bound);
  }
}
