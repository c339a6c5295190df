package org.melograph.app;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.TableReading;
import org.melograph.project.GivenSplits;
import org.melograph.project.Library;
import org.melograph.project.ModelBundle;
import org.melograph.project.NearDuplicate;
import org.melograph.project.SongRecord;
import org.melograph.zoo.ModelZoo;

/** The songs a verb works on: a source on disk, or the library's own. */
final class LibrarySource {
    private LibrarySource() {}

    /**
     * The collection of a source.
     *
     * @param source null for the library
     * @param inputKind of the architecture: {@code notes} takes the library's MIDI, all others its audio
     */
    static Collection open(Workspace workspace, @Nullable SourceSpec source, String inputKind, Job job)
            throws BadInputException, StoppedException {
        return source == null ? library(workspace, inputKind) : Sources.open(source, job);
    }

    /**
     * The collection of a source that a trained model is asked about.
     *
     * @param asWritten whether a table is read as it is written, and not as the one the model was trained on
     */
    static Collection open(
            Workspace workspace, @Nullable SourceSpec source, ModelBundle.LoadedModel model, boolean asWritten, Job job)
            throws BadInputException, StoppedException {
        return source == null
                ? library(
                        workspace,
                        ModelZoo.byId(model.contents().architecture()).inputKind())
                : Sources.open(source, before(model, asWritten), job);
    }

    /** How a model's table was read; nothing of it where a table is read as it is written. */
    static TableReading before(ModelBundle.LoadedModel model, boolean asWritten) {
        return asWritten ? TableReading.AS_WRITTEN : model.contents().origin().reading();
    }

    private static Collection library(Workspace workspace, String inputKind) throws BadInputException {
        String kind = inputKind.equals("notes") || inputKind.equals("events") ? SongRecord.MIDI : SongRecord.AUDIO;
        Library library = workspace.library();
        List<SongRecord> records = library.songs().all();
        Map<String, GivenSplits.Given> given = library.givenSplits().all();
        LikeSongs groups = joinedGroups(records, library.nearDuplicates().all());
        List<Song> songs = records.stream()
                .filter(song -> song.kind().equals(kind))
                .map(song -> song(song, groups.first(song.group()), given.get(song.hash())))
                .toList();
        if (songs.isEmpty()) {
            throw new BadInputException("The library has no " + kind + " songs. Import some first.");
        }
        return new Collection("library", songs, List.of(), null).with(songs, List.of(), joined(songs, records, groups));
    }

    /** The groups, of which those whose songs hold the same recording are one. */
    private static LikeSongs joinedGroups(List<SongRecord> songs, List<NearDuplicate> pairs) {
        Map<String, String> groupOf = new HashMap<>();
        songs.forEach(song -> groupOf.put(song.hash(), song.group()));
        LikeSongs groups = LikeSongs.of(List.of());
        for (NearDuplicate pair : pairs) {
            String one = groupOf.get(pair.song());
            String other = groupOf.get(pair.other());
            if (one != null && other != null) {
                groups.join(one, other);
            }
        }
        return groups;
    }

    private static List<String> joined(List<Song> songs, List<SongRecord> records, LikeSongs groups) {
        Map<String, String> groupOf = new HashMap<>();
        records.forEach(song -> groupOf.put(song.hash(), song.group()));
        long moved = songs.stream()
                .filter(song -> !song.group().equals(groupOf.get(song.id())))
                .count();
        long into = groups.groups().size();
        return moved == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "joined duplicates: %,d %s put into %,d %s with others that hold the same recording, so that no split"
                                + " by group tears them apart.",
                        moved,
                        moved == 1 ? "song was" : "songs were",
                        into,
                        into == 1 ? "group" : "groups"));
    }

    private static Song song(SongRecord s, String group, GivenSplits.@Nullable Given given) {
        return new Song(
                        s.hash(),
                        s.path(),
                        -1,
                        s.title(),
                        s.artist(),
                        s.label(),
                        group,
                        given == null ? null : given.split(),
                        given == null ? null : given.fold())
                .withLyrics(Sources.song(s.path()).lyrics());
    }
}
