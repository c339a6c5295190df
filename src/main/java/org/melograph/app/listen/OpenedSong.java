package org.melograph.app.listen;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.feature.SongFacts;
import org.melograph.plot.WaveOverview;

/** A song that is looked at: what is read of it is shared by everything that is drawn. Safe for use from several threads. */
public interface OpenedSong extends AutoCloseable {
    /** Its file. */
    Path file();

    /** How long it is, in seconds; as the file declares it until the song was read, 0 where it declares nothing. */
    double seconds();

    /**
     * The outline of all of it.
     *
     * @param seen takes unfinished outlines while the song is read, on the calling thread
     * @throws BadInputException when it cannot be read to its end
     */
    WaveOverview outline(Consumer<WaveOverview> seen, Job job) throws BadInputException, StoppedException;

    /**
     * One of its features; nothing is computed yet.
     *
     * @param set the feature's settings that differ from their standards
     * @throws BadInputException when there is no such feature or setting
     */
    SongFeature feature(String id, Map<String, String> set) throws BadInputException;

    /**
     * What is told of it by listening: tempo, key, loudness; of a long song, of its first minutes.
     *
     * @throws BadInputException when it cannot be read
     */
    SongFacts facts(Job job) throws BadInputException, StoppedException;

    /** Gives back what is held of the file; what is asked for afterwards is read anew. */
    @Override
    void close();
}
