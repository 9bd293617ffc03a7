package io.distribsilly.benchmarks.jdbc;

import io.distribsilly.benchmarks.ScratchFolder;
import java.util.Optional;

/** What is compared. Each gets 64 MiB of cache and is otherwise as it comes. */
public enum Subject {
  /** Four shards. */
  DISTRIBSILLY {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      ScratchFolder folder = ScratchFolder.create("distribsilly");
      String durability = guarantee == Guarantee.DURABLE ? "sync" : "periodic";
      return new JdbcContender(
          folder,
          "jdbc:distribsilly:%s/db?shards=4&durability=%s&cacheSize=64MB"
              .formatted(folder.path(), durability),
          Optional.empty());
    }
  },

  /**
   * A file of MVStore. H2 has no commit that syncs, so a durable one is followed by CHECKPOINT
   * SYNC. Its periodic one, as it comes, is in memory for up to half a second, and lost by kill -9.
   */
  H2 {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      return guarantee == Guarantee.DURABLE
          ? h2(";WRITE_DELAY=0", Optional.of("CHECKPOINT SYNC"))
          : h2("", Optional.empty());
    }
  },

  /** H2 whose commits are with the operating system when they return, so they survive kill -9. */
  H2_WRITE_THROUGH {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      return guarantee == Guarantee.DURABLE
          ? H2.open(guarantee)
          : h2(";WRITE_DELAY=0", Optional.empty());
    }
  },

  /** A file in WAL mode. */
  SQLITE {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      ScratchFolder folder = ScratchFolder.create("sqlite");
      String synchronous = guarantee == Guarantee.DURABLE ? "FULL" : "NORMAL";
      return new JdbcContender(
          folder,
          "jdbc:sqlite:%s/db?journal_mode=WAL&synchronous=%s&cache_size=-65536&busy_timeout=60000"
              .formatted(folder.path(), synchronous),
          Optional.empty());
    }
  },

  /** One environment, a transaction for each get or put: the floor under a database of shards. */
  XODUS {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      return new XodusContender(ScratchFolder.create("xodus"), guarantee);
    }
  };

  /** Makes a new, empty database. */
  abstract Contender open(Guarantee guarantee) throws Exception;

  private static Contender h2(String options, Optional<String> afterInsert) throws Exception {
    ScratchFolder folder = ScratchFolder.create("h2");
    String url = "jdbc:h2:file:%s/db;CACHE_SIZE=65536%s".formatted(folder.path(), options);
    return new JdbcContender(folder, url, afterInsert);
  }
}
