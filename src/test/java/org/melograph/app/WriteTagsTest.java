package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.app.WriteTags.Wish;
import org.melograph.base.Job;
import org.melograph.io.audio.TagField;
import org.melograph.io.audio.TagReader;
import org.melograph.io.audio.Tones;
import org.melograph.project.PredictionRecord;

class WriteTagsTest {
    private final Path folder;

    WriteTagsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theLibraryFollowsASongWhoseTagsAreWritten() throws Exception {
        Path file = Files.copy(Tones.encoded("mp3"), folder.resolve("a.mp3"));
        try (Workspace workspace = Workspace.open(folder.resolve("library.db"), 1)) {
            new ImportSongs(workspace).run(List.of(file), Job.silent());
            BrowseLibrary library = new BrowseLibrary(workspace);
            String before = library.songs().getFirst().hash();
            library.label(List.of(before), "tones");
            workspace
                    .library()
                    .predictions()
                    .add(List.of(new PredictionRecord(
                            before, null, folder.resolve("m.melo"), "calm", .9, Map.of("calm", .9), null)));

            WriteTags.Report report = new WriteTags(workspace)
                    .run(
                            List.of(
                                    new Wish(file, Map.of(TagField.GENRE, "Drone")),
                                    new Wish(file, Map.of(TagField.GENRE, "Drone")),
                                    new Wish(folder.resolve("missing.mp3"), Map.of(TagField.GENRE, "Drone"))),
                            Job.silent());

            assertEquals(1, report.written());
            assertEquals(1, report.unchanged());
            assertEquals(1, report.refused().size());
            assertEquals("Drone", TagReader.read(file).text(TagField.GENRE));
            LibrarySong after = library.songs().getFirst();
            assertEquals(1, library.songs().size());
            assertNotEquals(before, after.hash());
            assertEquals("tones", after.label());
            assertEquals("calm", after.verdict());
            assertEquals("Drone", after.tags().genre());
        }
    }
}
