package org.melograph.app;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.io.InputFile;
import org.melograph.music.Song;
import org.melograph.project.SongRecord;
import org.melograph.project.Songs;

/** Finds the files of songs that are no longer where the library last saw them. */
public final class RelinkSongs {
    /** A file of the same name is offered where its length differs by no more than this, in seconds. */
    private static final double SAME_LENGTH = 0.5;

    private final Workspace workspace;

    public RelinkSongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A song whose file is gone, and a file that may be it.
     *
     * @param hash the song's
     * @param was where its file was
     * @param now where a file was found
     * @param sure whether it has the very same bytes; else it has the same name and length, as after tags were written
     */
    public record Found(String hash, String title, Path was, Path now, boolean sure) {}

    /**
     * A song whose file is gone.
     *
     * @param hash the song's
     * @param was where its file was
     */
    public record Missing(String hash, String title, Path was) {}

    /**
     * What a search did.
     *
     * @param relinked songs that have a file again
     * @param offered songs for which a likely file was found that nobody accepted yet
     * @param missing songs for which nothing was found
     */
    public record Report(List<Found> relinked, List<Found> offered, List<Missing> missing) {
        public Report {
            relinked = List.copyOf(relinked);
            offered = List.copyOf(offered);
            missing = List.copyOf(missing);
        }
    }

    /** The songs whose file is gone, by path. */
    public List<Missing> missing() throws BadInputException {
        Map<Path, Missing> missing = new TreeMap<>();
        for (SongRecord song : workspace.library().songs().all()) {
            if (!Files.exists(song.path())) {
                missing.put(song.path(), new Missing(song.hash(), song.title(), song.path()));
            }
        }
        return List.copyOf(missing.values());
    }

    /**
     * Looks through a folder and all below it. Files with the bytes of a missing song are linked at once, wherever they are
     * and whatever they are called.
     *
     * @param acceptLikely whether files of the same name and length are linked as well
     * @throws BadInputException when there is no such folder
     */
    public Report run(Path folder, boolean acceptLikely, Job job) throws BadInputException, StoppedException {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("There is no folder '" + folder + "'. Choose the one the songs are in now.");
        }
        List<Missing> missing = missing();
        Map<String, Missing> byHash = new LinkedHashMap<>();
        missing.forEach(m -> byHash.put(m.hash(), m));
        List<Found> relinked = new ArrayList<>();
        List<Found> offered = new ArrayList<>();
        if (!missing.isEmpty()) {
            List<Path> files = files(folder, extensions(missing), job);
            Map<String, Path> hashed = hashes(files, job.part(0, 0.8));
            Songs songs = workspace.library().songs();
            hashed.putAll(knownCopies(songs));
            for (Missing song : missing) {
                Path now = hashed.get(song.hash());
                if (now != null) {
                    songs.move(song.hash(), now);
                    relinked.add(new Found(song.hash(), song.title(), song.was(), now, true));
                    byHash.remove(song.hash());
                }
            }
            for (Found likely : likely(byHash, files, job.part(0.8, 1))) {
                if (acceptLikely) {
                    accept(likely, job);
                    relinked.add(likely);
                } else {
                    offered.add(likely);
                }
                byHash.remove(likely.hash());
            }
        }
        return new Report(relinked, offered, List.copyOf(byHash.values()));
    }

    /**
     * Links a song to a file that was offered: label, verdicts and all else that is known of it follow to the file's bytes.
     *
     * @throws BadInputException when the file cannot be heard
     */
    public void accept(Found found, Job job) throws BadInputException, StoppedException {
        Songs songs = workspace.library().songs();
        SongRecord heard = HearSong.of(Song.of(found.now()), job).song();
        songs.follow(found.hash(), heard);
        songs.move(heard.hash(), found.now());
    }

    /** Further files that were met with the bytes of songs and are still there. */
    private static Map<String, Path> knownCopies(Songs songs) throws BadInputException {
        Map<String, Path> copies = new HashMap<>();
        songs.otherPaths()
                .forEach((hash, paths) ->
                        paths.stream().filter(Files::exists).findFirst().ifPresent(path -> copies.put(hash, path)));
        return copies;
    }

    private static Set<String> extensions(List<Missing> missing) {
        Set<String> extensions = new HashSet<>();
        missing.forEach(m -> extensions.add(InputFile.extension(m.was())));
        return extensions;
    }

    private static List<Path> files(Path folder, Set<String> extensions, Job job)
            throws BadInputException, StoppedException {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder.toAbsolutePath().normalize(),
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile() && extensions.contains(InputFile.extension(file))) {
                                files.add(file);
                            }
                            return job.isStopped() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            // What cannot be read cannot be linked; the song stays missing and is named as such.
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw InputFile.unreadable(folder, e);
        }
        job.throwIfStopped();
        files.sort(null);
        return files;
    }

    private Map<String, Path> hashes(List<Path> files, Job job) throws BadInputException, StoppedException {
        Map<String, Path> byHash = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        List<String> hashes = Workers.map("relink", workspace.threads(), files, job, file -> {
            String hash;
            try {
                hash = InputFile.hash(file);
            } catch (BadInputException e) {
                hash = "";
            }
            int count = done.incrementAndGet();
            job.report(
                    (double) count / files.size(),
                    String.format(Locale.ROOT, "Comparing file %,d of %,d", count, files.size()));
            return hash;
        });
        for (int i = 0; i < files.size(); i++) {
            byHash.putIfAbsent(hashes.get(i), files.get(i));
        }
        return byHash;
    }

    private List<Found> likely(Map<String, Missing> missing, List<Path> files, Job job)
            throws BadInputException, StoppedException {
        Map<String, List<Path>> byName = new HashMap<>();
        for (Path file : files) {
            byName.computeIfAbsent(name(file), n -> new ArrayList<>()).add(file);
        }
        Songs songs = workspace.library().songs();
        List<Found> found = new ArrayList<>();
        for (Missing song : missing.values()) {
            double seconds = songs.find(song.hash()).orElseThrow().seconds();
            for (Path file : byName.getOrDefault(name(song.was()), List.of())) {
                job.throwIfStopped();
                if (songs.at(file).isEmpty() && isAsLong(file, seconds)) {
                    found.add(new Found(song.hash(), song.title(), song.was(), file, false));
                    break;
                }
            }
        }
        return found;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static boolean isAsLong(Path file, double seconds) throws StoppedException {
        try {
            return Math.abs(HearSong.of(Song.of(file), Job.silent()).song().seconds() - seconds) <= SAME_LENGTH;
        } catch (BadInputException e) {
            // A file that cannot be heard is not offered.
            return false;
        }
    }
}
