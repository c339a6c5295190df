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
import org.melograph.project.SongRecord;

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
        if (source != null) {
            return Sources.open(source, job);
        }
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
