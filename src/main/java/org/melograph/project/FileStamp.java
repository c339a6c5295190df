package org.melograph.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether a file is still the one that was read, without reading it.
 *
 * @param bytes its size
 * @param modified when it was last written, in milliseconds since 1970, UTC
 */
public record FileStamp(long bytes, long modified) {
    /** The stamp of a file as it is now. */
    public static FileStamp of(Path file) throws IOException {
        return new FileStamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
}
