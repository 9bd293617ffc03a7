package io.distribsilly.engine.maintenance;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a backup did.
 *
 * @param folder where it is
 * @param sequence the newest commit in it; every older one is in it as well, and none newer
 * @param filesLinked files that it shares with the database
 * @param bytesLinked their bytes
 * @param bytesCopied bytes that were copied
 * @param duration how long it took
 */
public record BackupReport(
    Path folder,
    long sequence,
    long filesLinked,
    long bytesLinked,
    long bytesCopied,
    Duration duration) {}
