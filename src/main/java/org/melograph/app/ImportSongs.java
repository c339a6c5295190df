package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Clock;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Readers;
import org.melograph.io.audio.AudioInfo;
import org.melograph.io.audio.AudioProbe;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.music.AnalysedSong;
import org.melograph.music.Clip;
import org.melograph.music.Collection;
import org.melograph.music.NoteSequence;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.project.SongRecord;
import org.melograph.project.Songs;

/** Brings files and folders into the library; bad files are named and left out. */
public final class ImportSongs {
    /** Songs are written to the library in portions, so that a stopped import keeps what it has. */
    private static final int PORTION = 64;

    private final Workspace workspace;

    public ImportSongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What an import did.
     *
     * @param known songs that were there already, by content
     */
    public record Report(int added, int known, List<Refusal> refused) {}

    /** A song that was read to its end, or the reason why it could not be. */
    private record Heard(
            @Nullable SongRecord song, @Nullable Refusal refusal) {}

    /**
     * Imports files, folders (sub-folders of a folder are labels) and manifests. Every file is decoded to its end, so
     * that what the library lists can be played and learnt from.
     *
     * @throws BadInputException when a path does not exist or the library cannot be written
     */
    public Report run(List<Path> paths, Job job) throws BadInputException, StoppedException {
        List<Song> songs = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (Path path : paths) {
            Collection found = find(path, job);
            songs.addAll(found.songs());
            refused.addAll(found.refused());
        }
        Songs library = workspace.library().songs();
        AtomicInteger done = new AtomicInteger();
        int added = 0;
        int known = 0;
        try {
            for (int from = 0; from < songs.size(); from += PORTION) {
                List<Song> portion = songs.subList(from, Math.min(songs.size(), from + PORTION));
                List<Heard> heard = Workers.map("import", workspace.threads(), portion, job, song -> {
                    Heard result = hear(song, job);
                    job.report(
                            (double) done.incrementAndGet() / songs.size(),
                            "Importing song " + done + " of " + songs.size());
                    return result;
                });
                Songs.Added counts = library.add(
                        heard.stream().map(Heard::song).filter(Objects::nonNull).toList());
                added += counts.added();
                known += counts.known();
                refused.addAll(heard.stream()
                        .map(Heard::refusal)
                        .filter(Objects::nonNull)
                        .toList());
            }
        } finally {
            library.refuse(refused);
        }
        return new Report(added, known, refused);
    }

    private static Collection find(Path path, Job job) throws BadInputException, StoppedException {
        boolean music = Files.isRegularFile(path) && !InputFile.extension(path).equals("csv");
        return music
                ? new Collection(path.toString(), List.of(Song.of(path.toAbsolutePath())), List.of(), null)
                : Sources.open(SourceSpec.of(path), job);
    }

    private static Heard hear(Song song, Job job) throws StoppedException {
        Path path = song.path().toAbsolutePath().normalize();
        try {
            Object item = Readers.forFile(path).read(path, ReadOptions.STANDARD, job);
            return switch (item) {
                case Clip clip -> new Heard(audio(song, path, clip), null);
                case NoteSequence notes -> new Heard(midi(song, path, notes), null);
                case AnalysedSong _ ->
                    throw new BadInputException(
                            InputFile.quoted(path) + " holds an analysis and no sound, so that it cannot be"
                                    + " played. Train on its folder directly.");
                case Table _ ->
                    throw new BadInputException(InputFile.quoted(path) + " is a table, no song. Train on it directly.");
                default -> throw new IllegalStateException("A reader made a " + item.getClass());
            };
        } catch (BadInputException e) {
            return new Heard(null, new Refusal(path.toString(), e.reason()));
        }
    }

    private static SongRecord audio(Song song, Path path, Clip clip) throws BadInputException {
        AudioInfo info = AudioProbe.probe(path);
        return new SongRecord(
                clip.origin().contentHash(),
                path,
                SongRecord.AUDIO,
                info.title().isBlank() ? title(song) : info.title(),
                song.artist().isBlank() ? info.artist() : song.artist(),
                info.album(),
                clip.seconds(),
                info.sampleRate(),
                info.channels(),
                song.label(),
                group(song, path),
                Clock.now());
    }

    private static SongRecord midi(Song song, Path path, NoteSequence notes) {
        return new SongRecord(
                notes.origin().contentHash(),
                path,
                SongRecord.MIDI,
                title(song),
                song.artist(),
                "",
                notes.seconds(),
                0,
                0,
                song.label(),
                group(song, path),
                Clock.now());
    }

    // A song that nobody grouped is its own group, whatever folder it was imported from.
    private static String group(Song song, Path path) {
        return song.group().equals(song.id()) ? path.toString() : song.group();
    }

    private static String title(Song song) {
        String name = song.title();
        int dot = name.lastIndexOf('.');
        boolean isExtension = dot > 0 && InputFile.extension(Path.of(name)).length() <= 4;
        return isExtension ? name.substring(0, dot) : name;
    }
}
