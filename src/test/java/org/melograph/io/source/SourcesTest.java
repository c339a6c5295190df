package org.melograph.io.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.music.Collection;
import org.melograph.music.Song;

class SourcesTest {
    private final Path folder;

    SourcesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void subFoldersAreLabelsAtAnyDepth() throws Exception {
        music("rock/b.wav", "jazz/1958/live/a.mid", "rock/a.mp3");

        Collection found = open(SourceSpec.of(folder));

        assertEquals(List.of("jazz/1958/live/a.mid", "rock/a.mp3", "rock/b.wav"), ids(found));
        assertEquals(List.of("jazz", "rock"), found.labels());
        assertEquals("jazz", found.songs().getFirst().label());
        assertEquals("rock/a.mp3", found.songs().get(1).group());
        assertEquals(List.of(), found.refused());
    }

    @Test
    void aFlatFolderHasSongsWithoutLabels() throws Exception {
        music("a.wav", "b.wav");

        Collection found = open(SourceSpec.of(folder));

        assertEquals(2, found.songs().size());
        assertEquals(List.of(), found.labels());
        assertNull(found.songs().getFirst().label());
    }

    @Test
    void whatIsNoMusicIsRefusedByName() throws Exception {
        music("rock/a.wav", "rock/readme.txt", "rock/.DS_Store", ".git/b.wav", "songs.csv");
        Files.createFile(folder.resolve("rock/empty.wav"));

        Collection found = open(SourceSpec.of(folder));

        assertEquals(List.of("rock/a.wav"), ids(found));
        assertRefused(found, "readme.txt", "of no kind that is read");
        assertRefused(found, ".DS_Store", "hidden file");
        assertRefused(found, ".git", "hidden folder");
        assertRefused(found, "songs.csv", "is a table");
        assertRefused(found, "empty.wav", "is empty");
        assertEquals(5, found.refused().size());
    }

    @Test
    void aFolderWithoutMusicIsRefused() throws Exception {
        music("notes.txt");

        assertRefusal("holds no song (left out: 1)", SourceSpec.of(folder));
    }

    @Test
    void aMissingSourceIsRefused() {
        assertRefusal("There is no file", SourceSpec.of(folder.resolve("nowhere")));
    }

    @Test
    void aStoppedJobEndsTheListing() throws Exception {
        music("a.wav");
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };

        assertThrows(StoppedException.class, () -> Sources.open(SourceSpec.of(folder), stopped));
    }

    @Test
    void aManifestGivesLabelsGroupsAndSplits() throws Exception {
        music("in/a.wav", "in/b.wav", "in/c.wav");
        Path manifest = write(
                "list.csv",
                "Path,label,group,fold,split,title,artist",
                "in/b.wav,rock,tape 1,0,train,Hitch,Boston",
                "in/a.wav,jazz,,1,Validation,,",
                "in/c.wav,,tape 1,2,test,,",
                "in/gone.wav,rock,,,,,",
                "in/b.wav,rock,,,,,");

        Collection found = open(SourceSpec.of(manifest));

        assertEquals(List.of("in/b.wav", "in/a.wav", "in/c.wav"), ids(found));
        Song first = found.songs().getFirst();
        assertEquals(
                new Song("in/b.wav", folder.resolve("in/b.wav"), -1, "Hitch", "Boston", "rock", "tape 1", "train", "0"),
                first);
        assertEquals("in/a.wav", found.songs().get(1).group());
        assertEquals("valid", found.songs().get(1).split());
        assertNull(found.songs().get(2).label());
        assertRefused(found, "in/gone.wav", "There is no file");
        assertRefused(found, "in/b.wav", "twice");
    }

    @Test
    void aWordThatIsNoSplitIsRefused() throws Exception {
        music("a.wav", "b.wav");
        Path manifest = write("list.csv", "path,split", "a.wav,train", "b.wav,holdout");

        Collection found = open(SourceSpec.of(manifest));

        assertEquals(List.of("a.wav"), ids(found));
        assertRefused(found, "b.wav", "'holdout'");
    }

    @Test
    void rowsOfATableAreSongs() throws Exception {
        Path table = write("songs.csv", "Track Name,Artist Name,energy,Class", "Hitch,Boston,0.6,5", "Fall,,0.1,6");
        SourceSpec spec = new SourceSpec(table, null, "Artist Name", List.of("energy"), null);

        Collection found = open(spec);

        assertEquals(
                List.of(
                        new Song("songs.csv#0", table, 0, "Hitch", "Boston", "5", "Boston", null, null),
                        new Song("songs.csv#1", table, 1, "Fall", "", "6", "songs.csv#1", null, null)),
                found.songs());
        assertEquals(
                List.of("Track Name", "Artist Name", "energy", "Class"),
                Objects.requireNonNull(found.table()).columns());
    }

    @Test
    void aNamedColumnThatIsNotThereIsRefusedWithTheNearest() throws Exception {
        Path table = write("songs.csv", "energy,Klass", "1,2");

        assertRefusal(
                "'songs.csv' has no column 'Class'. Did you mean 'Klass'?",
                new SourceSpec(table, "Class", null, List.of(), null));
        assertRefusal("no column 'id' to drop", new SourceSpec(table, null, null, List.of("id"), null));
    }

    @Test
    void aGroupFileGroupsTheSongsOfAFolder() throws Exception {
        music("in/rock/a.wav", "in/rock/b.wav", "in/rock/c.wav");
        Path groups = write("groups.csv", "path,group", "rock/a.wav,g1", "in/rock/b.wav,g1", "rock/typo.wav,g2");

        Collection found = open(new SourceSpec(folder.resolve("in"), null, null, List.of(), groups));

        assertEquals(
                List.of("g1", "g1", "rock/c.wav"),
                found.songs().stream().map(Song::group).toList());
        assertRefused(found, "rock/typo.wav", "is no song of 'in'");
    }

    @Test
    void aGroupFileGroupsAndDividesTheRowsOfATable() throws Exception {
        Path table = write("songs.csv", "energy,class", "1,a", "2,b", "3,a");
        Path groups = write("groups.csv", "row,group,fold", "0,g1,0", "2,g1,1", "7,g2,1");

        Collection found = open(new SourceSpec(table, null, null, List.of(), groups));

        assertEquals(
                List.of("g1", "songs.csv#1", "g1"),
                found.songs().stream().map(Song::group).toList());
        assertEquals(
                Arrays.asList("0", null, "1"),
                found.songs().stream().map(Song::fold).toList());
        assertRefused(found, "7", "is no song of 'songs.csv'");
    }

    @Test
    void mixedUnitsAreRepairedWhereAskedFor() throws Exception {
        Path table = write(
                "songs.csv",
                "length,loud,class",
                "3.5,1,a",
                "4,0.001,b",
                "200000,2,a",
                "240000.0,3,b",
                ",4,a",
                "0,5,b");

        Collection asItIs = open(new SourceSpec(table, null, null, List.of(), null));
        Collection repaired = open(new SourceSpec(table, null, null, List.of("loud"), null, true));

        assertEquals("3.5", Objects.requireNonNull(asItIs.table()).rows().get(0).get(0));
        assertEquals(
                List.of("210000.0", "240000.0", "200000", "240000.0", "", "0"),
                Objects.requireNonNull(repaired.table()).rows().stream()
                        .map(row -> row.get(0))
                        .toList());
        assertEquals(
                "0.001", Objects.requireNonNull(repaired.table()).rows().get(1).get(1));
        assertEquals(
                List.of("Column 'length' mixed two units: 2 values up to 4.0 were multiplied by 60,000."),
                repaired.notes());
    }

    @Test
    void aSingleFileIsACollectionOfOne() throws Exception {
        music("a.wav");

        assertEquals(
                List.of(Song.of(folder.resolve("a.wav"))),
                open(SourceSpec.of(folder.resolve("a.wav"))).songs());
        assertRefusal("of no kind that is read", SourceSpec.of(write("a.txt", "hello")));
    }

    private static Collection open(SourceSpec spec) throws Exception {
        return Sources.open(spec, Job.silent());
    }

    private static List<String> ids(Collection found) {
        return found.songs().stream().map(Song::id).toList();
    }

    private static void assertRefused(Collection found, String path, String reason) {
        Set<String> all = new TreeSet<>();
        for (Refusal refusal : found.refused()) {
            all.add(refusal.path() + ": " + refusal.reason());
        }
        assertTrue(
                found.refused().stream()
                        .anyMatch(r -> r.path().endsWith(path) && r.reason().contains(reason)),
                all.toString());
    }

    private static void assertRefusal(String part, SourceSpec spec) {
        BadInputException refusal = assertThrows(BadInputException.class, () -> open(spec));
        assertTrue(refusal.reason().contains(part), refusal.reason());
    }

    private void music(String... files) throws Exception {
        for (String file : files) {
            write(file, "something");
        }
    }

    private Path write(String file, String... lines) throws Exception {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.write(path, Arrays.asList(lines));
    }
}
