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

  /** Cached tables, which are the ones on disk; a durable commit syncs its log. */
  HSQLDB {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      ScratchFolder folder = ScratchFolder.create("hsqldb");
      String delay =
          guarantee == Guarantee.DURABLE ? "hsqldb.write_delay=false" : "hsqldb.write_delay=true";
      String url =
          "jdbc:hsqldb:file:%s/db;hsqldb.default_table_type=cached;hsqldb.cache_size=65536;%s"
              .formatted(folder.path(), delay);
      return new JdbcContender(folder, url, Optional.empty());
    }
  },

  /** Its commits sync. It has no periodic ones but for tests, so there it is the same. */
  DERBY {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      ScratchFolder folder = ScratchFolder.create("derby");
      System.setProperty("derby.storage.pageCacheSize", "16384"); // of 4 KiB
      System.setProperty("derby.stream.error.field", "java.lang.System.err");
      String url = "jdbc:derby:%s/db;create=true".formatted(folder.path());
      return new JdbcContender(folder, url, Optional.empty());
    }
  },

  /**
   * A file to which each row is appended, and synced if it is to be durable: no database at all.
   */
  APPEND {
    @Override
    Contender open(Guarantee guarantee) throws Exception {
      return new AppendContender(ScratchFolder.create("append"), guarantee);
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
