package org.melograph.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExportLibrary;
import org.melograph.app.FindDuplicates;
import org.melograph.app.ImportSongs;
import org.melograph.app.LeakGuard;
import org.melograph.app.RelinkSongs;
import org.melograph.base.Job;
import org.melograph.ui.room.LibraryCare;

/** Keeps a made-up library in order: answers at once what tests set. */
public final class FakeCare implements LibraryCare {
    private final FakeVerbs verbs;

    /** Which songs are alike, by hash. */
    public volatile List<Set<String>> likes = List.of();

    /** What a search for duplicates finds. */
    public volatile FindDuplicates.Report duplicates = FindDuplicates.Report.NONE;

    /** The songs whose file is gone. */
    public volatile List<RelinkSongs.Missing> missing = List.of();

    /** Every export that was asked for. */
    public final List<ExportLibrary.Request> exports = Collections.synchronizedList(new ArrayList<>());

    FakeCare(FakeVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public FindDuplicates.Report duplicates(boolean hear, Job job) {
        return duplicates;
    }

    @Override
    public FindDuplicates.Report lastDuplicates() {
        return duplicates;
    }

    @Override
    public LeakGuard leaks(@Nullable Long run) {
        if (verbs.runs().isEmpty()) {
            return LeakGuard.NO_SPLIT;
        }
        Map<String, String> parts = new HashMap<>();
        verbs.songs().forEach(s -> {
            if (s.split() != null) {
                parts.put(s.hash(), s.split());
            }
        });
        return LeakGuard.of(verbs.runs().getFirst().name(), verbs.songs(), parts, likes);
    }

    @Override
    public ImportSongs.Report retry(List<String> paths, Job job) {
        return new ImportSongs.Report(0, 0, verbs.refused(), List.of());
    }

    @Override
    public void forgetRefused(List<String> paths) {
        verbs.forgetRefused();
    }

    @Override
    public List<RelinkSongs.Missing> missing() {
        return missing;
    }

    @Override
    public RelinkSongs.Report relink(Path folder, Job job) {
        return new RelinkSongs.Report(List.of(), List.of(), missing);
    }

    @Override
    public void accept(RelinkSongs.Found found, Job job) {
        missing = missing.stream().filter(m -> !m.hash().equals(found.hash())).toList();
    }

    @Override
    public ExportLibrary.Report export(ExportLibrary.Request request) {
        exports.add(request);
        return new ExportLibrary.Report(List.of(request.out()), request.songs().size());
    }
}
