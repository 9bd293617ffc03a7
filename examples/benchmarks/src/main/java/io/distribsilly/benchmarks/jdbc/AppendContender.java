package io.distribsilly.benchmarks.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distribsilly.benchmarks.ScratchFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/** The plain loop under every log: append the row, sync the file. Cannot read. */
final class AppendContender implements Contender {
  private final ScratchFolder folder;
  private final RandomAccessFile file;
  private final boolean syncs;

  AppendContender(ScratchFolder folder, Guarantee guarantee) throws IOException {
    this.folder = folder;
    this.file = new RandomAccessFile(folder.path().resolve("rows").toFile(), "rw");
    this.syncs = guarantee == Guarantee.DURABLE;
  }

  @Override
  public void load(int rows) throws IOException {
    file.getFD().sync();
  }

  @Override
  public Client connect() {
    return new AppendClient();
  }

  @Override
  public void close() throws IOException {
    file.close();
    folder.close();
  }

  private synchronized void append(byte[] row) throws IOException {
    file.write(row);
    if (syncs) {
      file.getFD().sync();
    }
  }

  private final class AppendClient implements Client {
    @Override
    public String select(long id) {
      throw new UnsupportedOperationException("an appended file is not read");
    }

    @Override
    public void insert(long id, String value) throws IOException {
      byte[] text = value.getBytes(UTF_8);
      append(ByteBuffer.allocate(Long.BYTES + text.length).putLong(id).put(text).array());
    }
  }
}
