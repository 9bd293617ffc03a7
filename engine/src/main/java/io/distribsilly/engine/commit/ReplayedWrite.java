package io.distribsilly.engine.commit;

import java.util.Optional;

/** A write that was read back from the commit log. */
public record ReplayedWrite(byte[] storeKey, Optional<byte[]> row) implements LoggedWrite {}
