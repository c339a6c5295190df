package org.melograph.app.listen;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.melograph.app.ExtractFeature;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.plot.WaveOverview;

/** A song that is looked at: what is read of it is shared by everything that is drawn. Safe for use from several threads. */
public interface OpenedSong {
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
     * One of its features, all of it.
     *
     * @param set the feature's settings that differ from their standards
     * @param seen takes the feature as far as it is computed, on the calling thread: NaN where it is not, and at last the
     *     result itself
     * @throws BadInputException when the song cannot be read or the feature cannot be computed of it
     */
    ExtractFeature.Report feature(String id, Map<String, String> set, Consumer<ExtractFeature.Report> seen, Job job)
            throws BadInputException, StoppedException;
}
