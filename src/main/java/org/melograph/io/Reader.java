package org.melograph.io;

import java.nio.file.Path;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/**
 * Reads one family of file formats.
 *
 * @param <T> what a file becomes: {@code Clip}, {@code NoteSequence} or {@code Table}
 */
public interface Reader<T> {
    /** A written id, such as {@code "audio"}. */
    String id();

    /** The file extensions it answers for, lower case, without the dot. */
    Set<String> extensions();

    /**
     * Reads a file.
     *
     * @throws BadInputException when the file is missing, empty, damaged, mislabelled or too long; the message names it
     */
    T read(Path file, ReadOptions options, Job job) throws BadInputException, StoppedException;
}
