package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.music.AnnotationLayer;

/** What is said of moments and stretches of songs. */
public interface SongAnnotations {
    /**
     * The annotations of a song.
     *
     * @param hash of the song's content, under which they are kept
     * @param layers from top to bottom
     */
    record Annotated(String hash, List<AnnotationLayer> layers) {
        public Annotated {
            layers = List.copyOf(layers);
        }
    }

    /**
     * What is said of a song, whether or not it is on the library's list.
     *
     * @throws BadInputException when the file cannot be read
     */
    Annotated of(Path song) throws BadInputException;

    /** Keeps the layers of the song with this content, in the place of those before. */
    void keep(String hash, List<AnnotationLayer> layers) throws BadInputException;

    /**
     * Reads layers from a label track, a JAMS file or a table.
     *
     * @throws BadInputException when it is none, or a line makes no sense: the message names it
     */
    List<AnnotationLayer> read(Path file, Job job) throws BadInputException, StoppedException;

    /**
     * Writes layers of a song as a label track, a JAMS file or a table, by the file's extension.
     *
     * @throws BadInputException when the place cannot be written, or a label track is to hold several layers
     */
    void write(Path song, List<AnnotationLayer> layers, Path file) throws BadInputException;

    /** The beats of a song as a layer of moments; the label tells nothing. */
    AnnotationLayer beats(Path song, Job job) throws BadInputException, StoppedException;
}
