package org.melograph.io.source;

import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.music.Collection;

/** One data set that is recognised by its layout. */
interface KnownSet {
    /** What a user is told of it. */
    KnownSets.Recognised recognised();

    /** Whether a folder is laid out as this data set is. */
    boolean isIn(Path folder);

    /** The songs found in the folder, with what is known of them. */
    Collection tell(Path folder, Collection found, Job job) throws BadInputException, StoppedException;
}
