package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes {@code %XX} (RFC 3986, section 2.1) as bytes of UTF-8; a plus sign stays one. */
final class PercentCoding {
  private PercentCoding() {}

  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int position = 0;
    while (position < text.length()) {
      int next = text.indexOf('%', position);
      if (next < 0) {
        next = text.length();
      }
      bytes.writeBytes(text.substring(position, next).getBytes(StandardCharsets.UTF_8));
      if (next < text.length()) {
        bytes.write(hexByte(text, next));
        next += 3;
      }
      position = next;
    }
    return utf8(bytes.toByteArray(), text);
  }

  private static int hexByte(String text, int percent) {
    if (percent + 2 < text.length()) {
      int high = Character.digit(text.charAt(percent + 1), 16);
      int low = Character.digit(text.charAt(percent + 2), 16);
      if (high >= 0 && low >= 0) {
        return high * 16 + low;
      }
    }
    throw invalid(text);
  }

  private static String utf8(byte[] bytes, String text) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw invalid(text);
    }
  }

  private static EngineException invalid(String text) {
    return new EngineException(
        ErrorCode.CONNECTION_REJECTED,
        "'%s' in the URL has a percent sign that no valid %%XX follows; write %%25 for it"
            .formatted(text));
  }
}
