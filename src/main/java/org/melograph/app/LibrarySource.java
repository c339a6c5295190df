package org.melograph.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.TableReading;
import org.melograph.project.ModelBundle;
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
        List<Song> songs = workspace.library().songs().all().stream()
                .filter(song -> song.kind().equals(kind))
                .map(LibrarySource::song)
                .toList();
        if (songs.isEmpty()) {
            throw new BadInputException("The library has no " + kind + " songs. Import some first.");
        }
        return new Collection("library", songs, List.of(), null);
    }

    private static Song song(SongRecord s) {
        return new Song(s.hash(), s.path(), -1, s.title(), s.artist(), s.label(), s.group(), null, null)
                .withLyrics(Sources.song(s.path()).lyrics());
    }
}
