package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.store.StoreDamage;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jetbrains.exodus.env.Transaction;

/** Checks a whole store as of one read transaction: the pages of its files, then all its rows. */
final class StoreCheck {
  private final XodusLog log;
  private final Transaction transaction;
  private final Consumer<StoreDamage> report;

  StoreCheck(XodusLog log, Transaction transaction, Consumer<StoreDamage> report) {
    this.log = log;
    this.transaction = transaction;
    this.report = report;
  }

  void run(BiConsumer<byte[], byte[]> visitor) {
    long[] newestFirst = log.fileAddresses();
    for (int i = newestFirst.length - 1; i >= 0; i--) {
      checkPages(log.file(newestFirst[i]));
    }
    String where = "store " + log.folder();
    new RowsCheck(log.rows(), transaction, where, report).run(visitor);
    new RowsCheck(log.metadata(), transaction, where + ", side table", report)
        .run((name, value) -> {});
  }

  /** Reads from disk: what is in memory would hide what is there. */
  private void checkPages(LogFile file) {
    byte[] page = new byte[PageChecksums.PAGE_BYTES];
    for (int at = 0; at < XodusLog.FILE_BYTES; at += page.length) {
      try {
        if (file.read(page, at, 0, page.length) < page.length) {
          return; // the end of the last file
        }
      } catch (EngineException e) {
        if (Files.exists(file.path())) {
          report.accept(new StoreDamage(Optional.empty(), e.getMessage()));
        } else if (log.hasFile(file.getAddress())) {
          report.accept(new StoreDamage(Optional.empty(), "the log file " + file + " is missing"));
          return;
        }
      }
    }
  }
}
