package org.melograph.ui.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.ExportLibrary;
import org.melograph.app.FindDuplicates;
import org.melograph.app.LeakGuard;
import org.melograph.app.LibrarySong;
import org.melograph.app.RelinkSongs;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.project.SongField;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LibraryCare;
import org.melograph.ui.theme.Figures;

/**
 * What keeps a library in order: leaks of the split, duplicates, missing and refused files. Read again in the background
 * whenever the library was read or written, never while a user types.
 */
final class CareModel {
    /** A library of up to so many songs is compared anew, unasked, whenever songs came or went. */
    private static final int COMPARED_UNASKED = 20_000;

    /** What is read in the background. */
    private record Care(LeakGuard leaks, FindDuplicates.Report duplicates, List<RelinkSongs.Missing> missing) {}

    private final Desk desk;
    private final ReadOnlyObjectWrapper<LeakGuard> leaks = new ReadOnlyObjectWrapper<>(LeakGuard.NO_SPLIT);
    private final ReadOnlyObjectWrapper<FindDuplicates.Report> duplicates =
            new ReadOnlyObjectWrapper<>(FindDuplicates.Report.NONE);
    private final ReadOnlyObjectWrapper<List<RelinkSongs.Missing>> missing = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<RelinkSongs.@Nullable Report> relinked = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable RunRow> run = new SimpleObjectProperty<>();
    private final StringProperty failure = new SimpleStringProperty("");
    private Set<String> compared = Set.of();
    private boolean reading;
    private boolean readAgain;

    CareModel(Desk desk) {
        this.desk = desk;
        InvalidationListener changed = o -> refresh();
        desk.library().revisionProperty().addListener(changed);
        run.addListener(changed);
    }

    private LibraryCare care() {
        return desk.verbs().care();
    }

    /** Reads again; while it is being read already, once more afterwards. */
    void refresh() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        Set<String> songs =
                desk.library().songs().stream().map(LibrarySong::hash).collect(Collectors.toSet());
        boolean compare = !songs.equals(compared) && songs.size() <= COMPARED_UNASKED;
        RunRow chosen = run.get();
        Long number = chosen == null ? null : chosen.id();
        desk.jobs()
                .startQuietly("Look the library over", job -> read(number, compare, job))
                .onDone(read -> {
                    compared = compare ? songs : compared;
                    leaks.set(read.leaks());
                    duplicates.set(read.duplicates());
                    missing.set(read.missing());
                })
                .onFailed(failure::set)
                .onEnded(() -> {
                    reading = false;
                    if (readAgain) {
                        readAgain = false;
                        refresh();
                    }
                });
    }

    private Care read(@Nullable Long number, boolean compare, Job job) throws BadInputException, StoppedException {
        FindDuplicates.Report found = compare ? care().duplicates(false, job) : care().lastDuplicates();
        return new Care(care().leaks(number), found, care().missing());
    }

    /** Hears what has no fingerprint and compares all recordings. */
    void findDuplicates() {
        desk.jobs()
                .start("Find duplicates", job -> care().duplicates(true, job))
                .onDone(report -> {
                    duplicates.set(report);
                    refresh();
                })
                .onFailed(failure::set);
    }

    /** Puts songs in one group, with all that is grouped with them already, so that no split by group tears them apart. */
    void keepTogether(List<LibrarySong> songs) {
        keepEachTogether(List.of(songs));
    }

    /** Puts the songs of each list in one group, as one change. */
    void keepEachTogether(List<List<LibrarySong>> lists) {
        Map<String, String> leaders = new HashMap<>();
        for (List<LibrarySong> songs : lists) {
            for (LibrarySong song : songs) {
                String one = leader(leaders, songs.getFirst().group());
                String other = leader(leaders, song.group());
                if (!one.equals(other)) {
                    leaders.put(other, one);
                }
            }
        }
        Map<LibrarySong, String> groups = new LinkedHashMap<>();
        for (LibrarySong song : desk.library().songs()) {
            String group = leader(leaders, song.group());
            if (!group.equals(song.group())) {
                groups.put(song, group);
            }
        }
        desk.library().edit(SongField.GROUP, groups);
    }

    private static String leader(Map<String, String> leaders, String group) {
        String at = group;
        for (String next = leaders.get(at); next != null; next = leaders.get(at)) {
            at = next;
        }
        return at;
    }

    /** Takes a song off the list; its file stays. */
    void remove(LibrarySong song) {
        desk.library().remove(List.of(song));
    }

    /** The songs with these hashes, in the library's order. */
    List<LibrarySong> songs(List<String> hashes) {
        Set<String> wanted = new HashSet<>(hashes);
        return desk.library().songs().stream()
                .filter(song -> wanted.contains(song.hash()))
                .toList();
    }

    /** Plays a song among others. */
    void play(LibrarySong song, List<LibrarySong> among) {
        desk.player().play(desk.track(song), desk.tracks(among));
    }

    /** Tries to import refused files again; none for all. */
    void retry(List<Refusal> refusals) {
        List<String> paths = refusals.stream().map(Refusal::path).toList();
        desk.jobs()
                .start(
                        paths.size() == 1 ? "Try a file again" : "Try refused files again",
                        job -> care().retry(paths, job))
                .onFailed(failure::set)
                .onEnded(desk.library()::reload);
    }

    /** Takes refused files off the list. */
    void forget(List<Refusal> refusals) {
        List<String> paths = refusals.stream().map(Refusal::path).toList();
        desk.jobs()
                .startQuietly("Forget refused files", job -> {
                    care().forgetRefused(paths);
                    return paths.size();
                })
                .onFailed(failure::set)
                .onEnded(desk.library()::reload);
    }

    /** Shows the folder of a file. */
    void reveal(String path) {
        Path folder = Path.of(path).getParent();
        if (folder != null) {
            desk.files().reveal(folder);
        }
    }

    /** Asks for a folder and looks for the missing files in it. */
    void relink() {
        desk.files()
                .folder("Where the missing songs are now")
                .ifPresent(folder -> desk.jobs()
                        .start("Look for missing songs", job -> care().relink(folder, job))
                        .onDone(relinked::set)
                        .onFailed(failure::set)
                        .onEnded(this::reloadAll));
    }

    /** Links a song to a file that was offered. */
    void accept(RelinkSongs.Found found) {
        desk.jobs()
                .startQuietly("Link " + found.title(), job -> {
                    care().accept(found, job);
                    return found;
                })
                .onDone(done -> {
                    RelinkSongs.Report report = relinked.get();
                    if (report != null) {
                        relinked.set(without(report, done));
                    }
                })
                .onFailed(failure::set)
                .onEnded(this::reloadAll);
    }

    private static RelinkSongs.Report without(RelinkSongs.Report report, RelinkSongs.Found linked) {
        List<RelinkSongs.Found> left =
                report.offered().stream().filter(f -> !f.equals(linked)).toList();
        List<RelinkSongs.Found> now = new ArrayList<>(report.relinked());
        now.add(linked);
        return new RelinkSongs.Report(now, left, report.missing());
    }

    // A song that has its file again may look the same in the list, which then tells of no change.
    private void reloadAll() {
        desk.library().reload();
        refresh();
    }

    /** Writes songs to a file that the user names. */
    void export(List<LibrarySong> songs, ExportLibrary.Lists lists) {
        List<String> kinds = lists == ExportLibrary.Lists.ONE ? ExportLibrary.WRITABLE : List.of("m3u8");
        String proposed = lists == ExportLibrary.Lists.ONE ? "songs.csv" : "songs.m3u8";
        List<String> hashes = songs.stream().map(LibrarySong::hash).toList();
        desk.files()
                .save("Export " + Figures.count(songs.size(), "song"), proposed, kinds)
                .ifPresent(file -> {
                    StudioJob<ExportLibrary.Report> job = desk.jobs()
                            .start(
                                    "Export " + Figures.count(songs.size(), "song"),
                                    inside -> care().export(new ExportLibrary.Request(file, hashes, lists)));
                    job.onFailed(failure::set);
                });
    }

    /** What stands on both sides of the split. */
    ReadOnlyObjectProperty<LeakGuard> leaks() {
        return leaks.getReadOnlyProperty();
    }

    /** The run whose split is guarded; null for the latest. */
    ObjectProperty<@Nullable RunRow> runProperty() {
        return run;
    }

    /** Which songs are the same. */
    ReadOnlyObjectProperty<FindDuplicates.Report> duplicates() {
        return duplicates.getReadOnlyProperty();
    }

    /** The songs whose file is gone. */
    ReadOnlyObjectProperty<List<RelinkSongs.Missing>> missing() {
        return missing.getReadOnlyProperty();
    }

    /** What the last search for missing files did; null before any. */
    ObjectProperty<RelinkSongs.@Nullable Report> relinkedProperty() {
        return relinked;
    }

    /** Why something failed, one sentence; empty where nothing did. */
    StringProperty failureProperty() {
        return failure;
    }
}
