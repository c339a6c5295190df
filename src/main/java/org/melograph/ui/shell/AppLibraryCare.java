package org.melograph.ui.shell;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.ExportLibrary;
import org.melograph.app.FindDuplicates;
import org.melograph.app.GuardSplit;
import org.melograph.app.ImportSongs;
import org.melograph.app.LeakGuard;
import org.melograph.app.RelinkSongs;
import org.melograph.app.RetryRefused;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.ui.room.LibraryCare;

/** The program's own verbs for keeping a library in order. */
record AppLibraryCare(Workspace workspace) implements LibraryCare {
    @Override
    public FindDuplicates.Report duplicates(boolean hear, Job job) throws BadInputException, StoppedException {
        FindDuplicates verb = new FindDuplicates(workspace);
        return hear ? verb.run(job) : verb.compare(job);
    }

    @Override
    public FindDuplicates.Report lastDuplicates() throws BadInputException {
        return new FindDuplicates(workspace).last();
    }

    @Override
    public LeakGuard leaks(@Nullable Long run) throws BadInputException {
        return new GuardSplit(workspace).run(run);
    }

    @Override
    public ImportSongs.Report retry(List<String> paths, Job job) throws BadInputException, StoppedException {
        return new RetryRefused(workspace).run(paths, job);
    }

    @Override
    public void forgetRefused(List<String> paths) throws BadInputException {
        new BrowseLibrary(workspace).forgetRefused(paths);
    }

    @Override
    public List<RelinkSongs.Missing> missing() throws BadInputException {
        return new RelinkSongs(workspace).missing();
    }

    @Override
    public RelinkSongs.Report relink(Path folder, Job job) throws BadInputException, StoppedException {
        return new RelinkSongs(workspace).run(folder, false, job);
    }

    @Override
    public void accept(RelinkSongs.Found found, Job job) throws BadInputException, StoppedException {
        new RelinkSongs(workspace).accept(found, job);
    }

    @Override
    public ExportLibrary.Report export(ExportLibrary.Request request) throws BadInputException {
        return new ExportLibrary(workspace).run(request);
    }
}
