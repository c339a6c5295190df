package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExportLibrary;
import org.melograph.app.FindDuplicates;
import org.melograph.app.GuardSplit;
import org.melograph.app.ImportSongs;
import org.melograph.app.LeakGuard;
import org.melograph.app.RelinkSongs;
import org.melograph.app.RetryRefused;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/** The verbs with which a library is kept in order: duplicates, leaks, refused and missing files, exports. */
public interface LibraryCare {
    /**
     * Compares all recordings, see {@link FindDuplicates}.
     *
     * @param hear whether songs without a fingerprint are heard first
     */
    FindDuplicates.Report duplicates(boolean hear, Job job) throws BadInputException, StoppedException;

    /** What the last comparison found, see {@link FindDuplicates#last}. */
    FindDuplicates.Report lastDuplicates() throws BadInputException;

    /** What stands on both sides of a run's split, see {@link GuardSplit#run}; null for the latest. */
    LeakGuard leaks(@Nullable Long run) throws BadInputException;

    /** Tries refused files again, see {@link RetryRefused#run}; none for all. */
    ImportSongs.Report retry(List<String> paths, Job job) throws BadInputException, StoppedException;

    /** Forgets that these files were refused. */
    void forgetRefused(List<String> paths) throws BadInputException;

    /** The songs whose file is gone, see {@link RelinkSongs#missing}. */
    List<RelinkSongs.Missing> missing() throws BadInputException;

    /** Looks for missing files in a folder, see {@link RelinkSongs#run}; likely ones are offered. */
    RelinkSongs.Report relink(Path folder, Job job) throws BadInputException, StoppedException;

    /** Links a song to a file that was offered, see {@link RelinkSongs#accept}. */
    void accept(RelinkSongs.Found found, Job job) throws BadInputException, StoppedException;

    /** Writes songs to files, see {@link ExportLibrary#run}. */
    ExportLibrary.Report export(ExportLibrary.Request request) throws BadInputException;
}
