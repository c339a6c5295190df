package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.feature.Fingerprint;
import org.melograph.io.InputFile;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.project.GivenSplits;
import org.melograph.project.SongField;
import org.melograph.project.SongRecord;
import org.melograph.project.Songs;

/**
 * Brings files and folders into the library; bad files are named and left out. An import that was stopped goes on where it
 * was: a file that was heard and has not changed since is not heard again.
 */
public final class ImportSongs {
    /** Songs are written to the library in portions, so that a stopped import keeps what it has. */
    private static final int PORTION = 32;

    private final Workspace workspace;

    public ImportSongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What an import did.
     *
     * @param known songs that were there already, by content
     * @param notes what the sources say of themselves, a sentence each: which data set was recognised
     */
    public record Report(int added, int known, List<Refusal> refused, List<String> notes) {
        public Report {
            refused = List.copyOf(refused);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Imports files, folders (sub-folders of a folder are labels) and manifests. Every file is decoded to its end, once:
     * what the library lists can be played and learnt from, and its tempo, key and loudness are known.
     *
     * @throws BadInputException when the only path does not exist, or the library cannot be written; what was written until
     *     then stays
     */
    public Report run(List<Path> paths, Job job) throws BadInputException, StoppedException {
        List<Song> songs = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Path path : paths) {
            try {
                Collection found = find(path, job);
                songs.addAll(found.songs());
                refused.addAll(found.refused());
                notes.addAll(found.notes());
            } catch (BadInputException e) {
                if (paths.size() == 1) {
                    throw e;
                }
                refused.add(new Refusal(path.toAbsolutePath().normalize().toString(), e.reason()));
            }
        }
        Songs library = workspace.library().songs();
        Map<Path, Songs.Heard> heard = library.heard();
        List<Song> unheard = new ArrayList<>();
        Map<String, String> labels = new LinkedHashMap<>();
        Set<Path> met = new HashSet<>();
        int known = 0;
        for (Song song : songs) {
            job.throwIfStopped();
            Path path = song.path().toAbsolutePath().normalize();
            if (!met.add(path)) {
                continue;
            }
            Songs.Heard before = heard.get(path);
            if (before == null || !isAsItWas(path, before)) {
                unheard.add(song);
                continue;
            }
            known++;
            if (!before.labelled() && song.label() != null) {
                labels.put(before.hash(), song.label());
            }
        }
        library.set(SongField.LABEL, labels);
        Intake intake = new Intake(library, heard, unheard.size(), refused, job);
        try {
            Workers.map("import", workspace.threads(), unheard, job, intake::take);
        } finally {
            intake.end();
            keepSplits(songs);
        }
        return new Report(intake.added, known + intake.known, refused, notes);
    }

    private static Collection find(Path path, Job job) throws BadInputException, StoppedException {
        boolean music = Files.isRegularFile(path) && !InputFile.extension(path).equals("csv");
        return music
                ? new Collection(path.toString(), List.of(Song.of(path.toAbsolutePath())), List.of(), null)
                : Sources.open(SourceSpec.of(path), job);
    }

    private void keepSplits(List<Song> songs) throws BadInputException {
        Map<Path, GivenSplits.Given> given = new LinkedHashMap<>();
        for (Song song : songs) {
            if (song.split() != null || song.fold() != null) {
                given.put(song.path(), new GivenSplits.Given(song.split(), song.fold()));
            }
        }
        workspace.library().givenSplits().put(given);
    }

    private static boolean isAsItWas(Path path, Songs.Heard before) {
        try {
            return WriteTags.stamp(path).equals(before.stamp());
        } catch (BadInputException e) {
            // It will be refused by name when it is read.
            return false;
        }
    }

    /** Takes songs in from several threads, and writes them in portions. */
    private final class Intake {
        private final Songs library;
        private final Map<Path, Songs.Heard> heard;
        private final Set<String> hashes = new HashSet<>();
        private final int expected;
        private final List<Refusal> refused;
        private final Job job;
        private final long started = System.nanoTime();
        private final AtomicInteger done = new AtomicInteger();
        private final List<HearSong.Heard> waiting = new ArrayList<>();
        private boolean failed;
        private int refusedBefore;
        private int added;
        private int known;

        Intake(Songs library, Map<Path, Songs.Heard> heard, int expected, List<Refusal> refused, Job job) {
            this.library = library;
            this.heard = heard;
            heard.values().forEach(h -> hashes.add(h.hash()));
            this.expected = expected;
            this.refused = refused;
            this.job = job;
        }

        /** Hears a song and keeps it or its refusal; whether it came. */
        Boolean take(Song listed) throws BadInputException, StoppedException {
            HearSong.Heard song = null;
            Refusal refusal = null;
            try {
                Path path = listed.path().toAbsolutePath().normalize();
                InputFile.check(path);
                String hash = InputFile.hash(path);
                song = hashes.contains(hash)
                        ? new HearSong.Heard(known(hash, path, listed), null)
                        : HearSong.of(listed, quiet());
            } catch (BadInputException e) {
                refusal = new Refusal(listed.path().toAbsolutePath().normalize().toString(), e.reason());
            }
            keep(song, refusal);
            int count = done.incrementAndGet();
            double perSecond = count / Math.max(0.001, (System.nanoTime() - started) / 1e9);
            job.report(
                    (double) count / expected,
                    String.format(Locale.ROOT, "Importing song %,d of %,d, %.1f a second", count, expected, perSecond));
            return refusal == null;
        }

        private SongRecord known(String hash, Path path, Song listed) throws BadInputException {
            return library.find(hash).orElseThrow().seen(path, listed.label(), WriteTags.stamp(path));
        }

        // A song's own progress would make the bar of all of them jump.
        private Job quiet() {
            return new Job() {
                @Override
                public void report(double fraction, String doing) {}

                @Override
                public boolean isStopped() {
                    return job.isStopped();
                }
            };
        }

        private synchronized void keep(HearSong.@Nullable Heard song, @Nullable Refusal refusal)
                throws BadInputException {
            if (refusal != null) {
                refused.add(refusal);
            }
            if (song != null) {
                waiting.add(song);
            }
            if (waiting.size() + refused.size() - refusedBefore >= PORTION) {
                write();
            }
        }

        private void write() throws BadInputException {
            List<SongRecord> portion = new ArrayList<>();
            Map<String, Fingerprint> fingerprints = new LinkedHashMap<>();
            for (HearSong.Heard song : waiting) {
                portion.add(song.song());
                Fingerprint fingerprint = song.fingerprint();
                if (fingerprint != null) {
                    fingerprints.put(song.song().hash(), fingerprint);
                }
            }
            waiting.clear();
            // Until it is written, nobody tries again: what failed once would only hide why.
            failed = true;
            for (SongRecord song : portion) {
                Songs.Heard before = heard.get(song.path());
                if (before != null && !before.hash().equals(song.hash())) {
                    // The same file with other bytes, such as other tags, stays the same song.
                    library.follow(before.hash(), song);
                }
            }
            Songs.Added counts = library.add(portion);
            workspace.library().fingerprints().put(fingerprints);
            library.refuse(refused.subList(refusedBefore, refused.size()));
            failed = false;
            added += counts.added();
            known += counts.known();
            refusedBefore = refused.size();
        }

        /** Writes what is left, also of an import that was stopped. */
        synchronized void end() throws BadInputException {
            if (!failed) {
                write();
            }
        }
    }
}
