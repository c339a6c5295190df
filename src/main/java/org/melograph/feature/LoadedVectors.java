package org.melograph.feature;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.words.WordVectorFile;
import org.melograph.io.words.WordVectors;

/** The table of word vectors that was read last, so that the songs of a collection read it once. */
final class LoadedVectors {
    /** The setting that names the file. */
    static final Param PARAM = new Param.Text(
            "vectors",
            "Word vectors",
            "A file of word vectors for the lyrics: GloVe's text, word2vec's text or binary, each plain or gzip.",
            "",
            ".*",
            "the path of a file, or nothing");

    /** A file as it was when it was read, by its time and size. */
    private record State(Path file, FileTime written, long bytes) {}

    /** What reading it gave: a table, or the reason why none. */
    private record Read(
            State state,
            SoftReference<WordVectors> vectors,
            @Nullable BadInputException failure) {}

    private static @Nullable Read last;

    private LoadedVectors() {}

    /** Whether the settings name a file. */
    static boolean given(Params params) {
        return !text(params).isEmpty();
    }

    /**
     * The table that the settings name.
     *
     * @throws BadInputException when they name none, or the file cannot be read
     */
    static synchronized WordVectors of(Params params, Job job) throws BadInputException, StoppedException {
        if (!given(params)) {
            throw new BadInputException(
                    "Lyrics become numbers by a table of word vectors, and 'vectors' names none. Give"
                            + " the path of GloVe's or word2vec's.");
        }
        State state = state(text(params));
        Read known = last;
        if (known != null && known.state.equals(state)) {
            if (known.failure != null) {
                throw new BadInputException(known.failure.reason(), known.failure);
            }
            WordVectors kept = known.vectors.get();
            if (kept != null) {
                return kept;
            }
        }
        try {
            WordVectors read = WordVectorFile.read(state.file, job);
            last = new Read(state, new SoftReference<>(read), null);
            return read;
        } catch (BadInputException e) {
            last = new Read(state, new SoftReference<>(null), e);
            throw e;
        }
    }

    private static String text(Params params) {
        return params.text(PARAM.name());
    }

    private static State state(String path) throws BadInputException {
        try {
            Path file = Path.of(path).toAbsolutePath().normalize();
            InputFile.check(file);
            return new State(file, Files.getLastModifiedTime(file), Files.size(file));
        } catch (InvalidPathException e) {
            throw new BadInputException("'" + path + "' is no path of a file. Correct 'vectors'.", e);
        } catch (IOException e) {
            throw InputFile.unreadable(Path.of(path), e);
        }
    }
}
