package org.melograph.app;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.project.SongField;
import org.melograph.project.SongRecord;
import org.melograph.project.Songs;

/** Tries again to import files that were refused, such as after a disk was plugged in or a file was mended. */
public final class RetryRefused {
    private final Workspace workspace;

    public RetryRefused(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Tries again; what succeeds is no longer listed as refused, and has the label that all songs of its folder share.
     *
     * @param paths as the refusals name them; none for all
     * @throws BadInputException when one of them was not refused, or the library cannot be written
     */
    public ImportSongs.Report run(List<String> paths, Job job) throws BadInputException, StoppedException {
        Songs songs = workspace.library().songs();
        List<String> listed = songs.refused().stream().map(Refusal::path).toList();
        for (String path : paths) {
            if (!listed.contains(path)) {
                throw new BadInputException("'" + path + "' is not among the refused files. See 'library refused'.");
            }
        }
        List<Path> tried =
                (paths.isEmpty() ? listed : paths).stream().map(Path::of).toList();
        if (tried.isEmpty()) {
            return new ImportSongs.Report(0, 0, List.of(), List.of());
        }
        ImportSongs.Report report;
        try {
            report = new ImportSongs(workspace).run(tried, job);
        } catch (BadInputException e) {
            if (tried.size() > 1) {
                throw e;
            }
            // A single file that is gone ends an import; here its reason is news of the refusal.
            List<Refusal> still = List.of(new Refusal(tried.getFirst().toString(), e.reason()));
            songs.refuse(still);
            return new ImportSongs.Report(0, 0, still, List.of());
        }
        label(songs, new HashSet<>(tried));
        return report;
    }

    private static void label(Songs library, Set<Path> tried) throws BadInputException {
        Map<Path, Set<String>> byFolder = new LinkedHashMap<>();
        List<SongRecord> songs = library.all();
        for (SongRecord song : songs) {
            if (song.label() != null) {
                byFolder.computeIfAbsent(folder(song.path()), f -> new HashSet<>())
                        .add(song.label());
            }
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (SongRecord song : songs) {
            Set<String> around = byFolder.getOrDefault(folder(song.path()), Set.of());
            if (song.label() == null && tried.contains(song.path()) && around.size() == 1) {
                labels.put(song.hash(), around.iterator().next());
            }
        }
        library.set(SongField.LABEL, labels);
    }

    private static Path folder(Path file) {
        return Objects.requireNonNullElse(file.getParent(), file);
    }
}
