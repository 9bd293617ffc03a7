package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.Writer;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class MemoryLobTest {
  @Test
  void aBlobGrowsAndIsOverwrittenInPlace() throws Exception {
    MemoryBlob blob = new MemoryBlob(new byte[0]);
    blob.setBytes(1, new byte[] {1, 2, 3});
    blob.setBytes(3, new byte[] {9, 4, 5, 6}, 1, 2);
    assertThat(blob.getBytes(1, 100)).containsExactly(1, 2, 4, 5);
    try (OutputStream stream = blob.setBinaryStream(5)) {
      stream.write(new byte[] {6, 7});
    }
    assertThat(blob.getBinaryStream().readAllBytes()).containsExactly(1, 2, 4, 5, 6, 7);
    assertThat(blob.getBinaryStream(2, 2).readAllBytes()).containsExactly(2, 4);
    assertThat(blob.position(new byte[] {5, 6}, 1)).isEqualTo(4);
    assertThat(blob.position(new MemoryBlob(new byte[] {8}), 1)).isEqualTo(-1);
    blob.truncate(1);
    assertThat(blob.length()).isEqualTo(1);
  }

  @Test
  void aClobGrowsAndIsOverwrittenInPlace() throws Exception {
    MemoryClob clob = new MemoryClob("");
    clob.setString(1, "Hello");
    clob.setString(5, "-p, world", 1, 8);
    assertThat(clob.getSubString(1, 100)).isEqualTo("Hellp, world");
    try (Writer writer = clob.setCharacterStream(13)) {
      writer.write("!");
    }
    try (OutputStream stream = clob.setAsciiStream(14)) {
      stream.write("?".getBytes(US_ASCII));
    }
    assertThat(clob.getSubString(8, 7)).isEqualTo("world!?");
    assertThat(clob.position("world", 1)).isEqualTo(8);
    assertThat(clob.position(new MemoryClob("x"), 1)).isEqualTo(-1);
    clob.truncate(4);
    assertThat(new String(clob.getAsciiStream().readAllBytes(), US_ASCII)).isEqualTo("Hell");
  }

  @Test
  void whatIsNotThereCannotBeWrittenOrFound() {
    MemoryBlob blob = new MemoryBlob(new byte[] {1});
    assertInvalid(() -> blob.setBytes(1, null));
    assertInvalid(() -> blob.setBytes(1, new byte[2], 1, 2));
    assertInvalid(() -> blob.setBytes(1, new byte[2], -1, 2));
    assertInvalid(() -> blob.position((byte[]) null, 1));
    assertInvalid(() -> blob.position((Blob) null, 1));
    MemoryClob clob = new MemoryClob("a");
    assertInvalid(() -> clob.setString(1, null));
    assertInvalid(() -> clob.setString(1, "ab", 1, 2));
    assertInvalid(() -> clob.setString(1, "ab", 0, -1));
    assertInvalid(() -> clob.position((String) null, 1));
    assertInvalid(() -> clob.position((Clob) null, 1));
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertFails(call, "HY024", SQLNonTransientException.class);
  }

  @Test
  void positionsOutsideAndFreedLobsAreErrors() throws Exception {
    MemoryBlob blob = new MemoryBlob(new byte[] {1});
    assertThatThrownBy(() -> blob.getBytes(0, 1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> blob.getBytes(3, 1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> blob.truncate(2)).isInstanceOf(SQLException.class);
    blob.free();
    assertThatThrownBy(blob::length).hasMessageContaining("freed");
    MemoryClob clob = new MemoryClob("a");
    assertThatThrownBy(() -> clob.getCharacterStream(1, 2)).isInstanceOf(SQLException.class);
    clob.free();
    assertThatThrownBy(clob::length).hasMessageContaining("freed");
  }
}
