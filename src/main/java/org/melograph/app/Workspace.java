package org.melograph.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;

/** What every verb works in: the library file, and how many threads it may use. */
public record Workspace(Path library, int threads) {
    /**
     * The workspace of a library file; null for the user's own library.
     *
     * @throws BadInputException when the file cannot be a library
     */
    public static Workspace open(@Nullable Path library, int threads) throws BadInputException {
        return new Workspace(library == null ? Path.of("melograph.library") : library, threads);
    }
}
