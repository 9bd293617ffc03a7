package io.distribsilly.engine.commit;

import java.io.IOException;

/** A sync failed: nobody knows any more what of a file is safe, not even after another sync. */
final class FailedSyncException extends IOException {
  private static final long serialVersionUID = 1L;

  FailedSyncException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
