package org.melograph.app.listen;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.plot.Range;

/** A feature of an opened song, from afar and from near. Safe for use from several threads. */
public interface SongFeature {
    /**
     * The feature over all of the song: every frame, or of a long song several frames in one column, the largest value of
     * each row.
     *
     * @param seen takes it as far as it is computed, on the calling thread: NaN where it is not; at last the result itself
     * @throws BadInputException when the song cannot be read or the feature cannot be computed of it
     */
    Report whole(Consumer<Report> seen, Job job) throws BadInputException, StoppedException;

    /** Whether {@link #near} shows more than {@link #whole}. */
    boolean isLong();

    /**
     * A stretch of the song and somewhat more on either side, where {@link #isLong}: frames pooled no more than the columns
     * ask for, values as they would be of the whole.
     *
     * @param seconds what is looked at
     * @param columns how many columns it shall have at least, as far as there are frames
     * @param seen takes what there is, at once, on the calling thread, and again whenever there is more; coarser columns
     *     stand where the finer are not computed yet
     */
    void near(Range seconds, int columns, Consumer<Report> seen, Job job) throws BadInputException, StoppedException;

    /** The least and the largest value of all of it as far as it is known, so that all its pictures have the same colours. */
    @Nullable
    Range values();
}
