package org.melograph.dataset;

import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Song;
import org.melograph.music.Table;

/** Where the builder gets the features of songs from. Safe for use from several threads. */
@FunctionalInterface
public interface SongFeatures {
    /**
     * The whole, uncut feature of a song.
     *
     * @param table the table whose row the song is; null for a file of its own
     * @return axes {@code [channel, step]}, or {@code [step]} for one channel
     * @throws BadInputException when the song cannot be read or is too short; the message names it
     */
    Tensor of(Song song, @Nullable Table table, FrontEnd frontEnd, Job job) throws BadInputException, StoppedException;
}
