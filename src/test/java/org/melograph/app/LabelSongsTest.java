package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Job;
import org.melograph.project.SongRecord;

class LabelSongsTest {
    private final Path folder;
    private Workspace workspace;

    LabelSongsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("library.db"), 1);
        workspace
                .library()
                .songs()
                .add(List.of(
                        song("a/one.mp3", "Nocturne", "Chopin"),
                        song("a/two.mp3", "Nocturne", "Field"),
                        song("b/two.mp3", "Étude", "Chopin"),
                        song("b/three.mp3", "Waltz", "")));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private SongRecord song(String path, String title, String artist) {
        return new SongRecord(
                ContentHash.of(path),
                folder.resolve(path),
                SongRecord.AUDIO,
                title,
                artist,
                "",
                60,
                44_100,
                2,
                null,
                path,
                Instant.EPOCH);
    }

    private LabelSongs.Found label(String csv) throws Exception {
        Path table = Files.writeString(folder.resolve("labels.csv"), csv);
        return new LabelSongs(workspace).run(table, Job.silent());
    }

    private Map<String, String> labels() throws BadInputException {
        Map<String, String> labels = new TreeMap<>();
        for (LibrarySong song : new BrowseLibrary(workspace).songs()) {
            labels.put(folder.relativize(song.path()).toString().replace('\\', '/'), song.label());
        }
        return labels;
    }

    @Test
    void pathsAreRelativeToTheTable() throws Exception {
        LabelSongs.Found found = label("path,label\na/one.mp3,calm\nb/two.mp3,wild\n");

        assertEquals(2, found.labels().size());
        assertEquals("calm", labels().get("a/one.mp3"));
        assertEquals("wild", labels().get("b/two.mp3"));
    }

    @Test
    void aFileNameIsEnoughWhereOnlyOneSongHasIt() throws Exception {
        LabelSongs.Found found = label("Path,Label\nD:\\elsewhere\\THREE.mp3,calm\n/other/two.mp3,wild\n");

        assertEquals("calm", labels().get("b/three.mp3"));
        assertEquals(List.of("Row 3, '/other/two.mp3', is 2 songs."), found.unmatched());
    }

    @Test
    void titleAndArtistFindASong() throws Exception {
        LabelSongs.Found found =
                label("title,artist,label\nnocturne,CHOPIN,calm\nNocturne,,wild\nétude,Chopin,fast\nRondo,Bach,calm\n");

        assertEquals("calm", labels().get("a/one.mp3"));
        assertEquals("fast", labels().get("b/two.mp3"));
        assertEquals(
                List.of("Row 3, 'Nocturne', is 2 songs.", "Row 5, 'Rondo', is no song of the library."),
                found.unmatched());
    }

    @Test
    void theFirstOfTwoContradictingRowsStands() throws Exception {
        LabelSongs.Found found = label("path,label\na/one.mp3,calm\na/one.mp3,wild\na/two.mp3,\n");

        assertEquals("calm", labels().get("a/one.mp3"));
        assertEquals(List.of("Row 3, 'a/one.mp3', is 'calm' in an earlier row, which stands."), found.unmatched());
        assertEquals(1, label("path,label\na/one.mp3,calm\n").alike());
    }

    @Test
    void aTableWithoutTheColumnsIsRefused() {
        BadInputException refusal = assertThrows(BadInputException.class, () -> label("name,year\na,1999\n"));

        assertTrue(refusal.reason().contains("needs a column 'label'"), refusal.reason());
    }
}
