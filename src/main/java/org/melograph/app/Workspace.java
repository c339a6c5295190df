package org.melograph.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Workers;
import org.melograph.dataset.ComputedFeatures;
import org.melograph.dataset.DatasetBuilder;
import org.melograph.dataset.SongFeatures;
import org.melograph.project.Library;

/**
 * What every verb works in: the open library, and how many threads it may use. Whoever opens it closes it.
 *
 * @param threads 1 or more
 * @param bundles the models that were asked last
 */
public record Workspace(Library library, int threads, OpenBundles bundles) implements AutoCloseable {
    public Workspace {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads.");
        }
    }

    /**
     * Opens the workspace of a library file, made where it is missing; null for the user's own library. Networks use that
     * many threads too from now on.
     *
     * @throws BadInputException when the file cannot be a library or its folder cannot be written to
     */
    public static Workspace open(@Nullable Path file, int threads) throws BadInputException {
        Workers.allow(threads);
        return new Workspace(Library.open(file == null ? Library.standardPath() : file), threads, new OpenBundles());
    }

    /** The features of songs, each computed once and kept in the library. */
    SongFeatures features() {
        return new ComputedFeatures(library.features());
    }

    /** Reads songs into examples on all threads. */
    DatasetBuilder datasets() {
        return new DatasetBuilder(features(), threads);
    }

    @Override
    public void close() {
        bundles.close();
        library.close();
    }
}
