package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The format on disk is pinned: logs that were written must be readable for ever. */
final class LogFormatTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final List<ReplayedWrite> WRITES =
      List.of(
          new ReplayedWrite(HEX.parseHex("0000000161"), Optional.of(HEX.parseHex("beef"))),
          new ReplayedWrite(HEX.parseHex("0000000162"), Optional.empty()),
          new ReplayedWrite(HEX.parseHex("0000000163"), Optional.of(new byte[0])));

  @Test
  void aRecordIsPinned() {
    LogRecord record = LogRecord.of(WRITES);
    record.seal(new SegmentSeal(LogFixture.DATABASE, 5), 258, 257);
    assertThat(HEX.formatHex(record.bytes()))
        .isEqualTo(
            "0000002d0755ff9c000000000000010200000000000001014dd4eed00000"
                + "000300000005000000020000000161beef00000005ffffffff0000000162"
                + "0000000500000000000000016300000000000000");
  }

  @Test
  void aSegmentHeaderIsPinned() {
    byte[] bytes = new SegmentHeader(LogFixture.DATABASE, 5, 258, 257, 16 << 20).toBytes();
    assertThat(bytes).hasSize(8192);
    assertThat(HEX.formatHex(bytes, 0, SegmentHeader.BYTES))
        .isEqualTo(
            "4453494c4c4f47000000000100112233445566778899aabbccddeeff0000"
                + "000000000005000000000000010200000000000001010000000001000000"
                + "658ac33d");
    assertThat(HEX.formatHex(bytes, SegmentHeader.BYTES, bytes.length)).matches("0*");
  }

  @Test
  void aCellIsPinned() {
    SegmentSeal seal = new SegmentSeal(LogFixture.DATABASE, 5);
    byte[] bytes = SyncedCell.toBytes(258, seal);
    assertThat(HEX.formatHex(bytes)).isEqualTo("0000000000000102e32a5e86");
    assertThat(SyncedCell.read(bytes, seal)).isEqualTo(OptionalLong.of(258));
  }

  @Test
  void aRecordOfAnotherSegmentOrDatabaseIsNone() {
    LogRecord record = LogRecord.of(WRITES);
    record.seal(new SegmentSeal(LogFixture.DATABASE, 5), 258, 257);
    byte[] bytes = record.bytes();
    assertThat(RecordHeader.read(bytes, 0, new SegmentSeal(LogFixture.DATABASE, 5))).isPresent();
    assertThat(RecordHeader.read(bytes, 0, new SegmentSeal(LogFixture.DATABASE, 6))).isEmpty();
    assertThat(RecordHeader.read(bytes, 0, new SegmentSeal(new UUID(0, 0), 5))).isEmpty();
  }

  @Test
  void writesAreDecodedOnlyIfTheyAreWhole() {
    byte[] record = LogRecord.of(WRITES).bytes();
    int length = (int) WriteCodec.encodedBytes(WRITES);
    for (int cut = 0; cut < length; cut++) {
      assertThat(WriteCodec.decode(record, RecordHeader.BYTES, cut)).isEmpty();
    }
    List<ReplayedWrite> decoded =
        WriteCodec.decode(record, RecordHeader.BYTES, length).orElseThrow();
    assertThat(LogFixture.same(decoded, WRITES)).isTrue();
  }

  @Test
  void lengthsThatNobodyCheckedTakeNoMemory() {
    byte[] payload = LogRecord.of(WRITES).bytes();
    for (int at = RecordHeader.BYTES; at < RecordHeader.BYTES + 12; at++) {
      byte[] damaged = payload.clone();
      damaged[at] = 0x7f;
      assertThat(
              WriteCodec.decode(damaged, RecordHeader.BYTES, (int) WriteCodec.encodedBytes(WRITES)))
          .isEmpty();
    }
  }
}
