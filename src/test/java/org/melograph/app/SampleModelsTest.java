package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Job;

/** The bundles that come with the program still load, answer as they did, and do what they are for. */
final class SampleModelsTest {
    private static final SampleProject SAMPLES = SampleProject.find().orElseThrow();

    @Test
    void theClassifierJudgesASample(@TempDir Path folder) throws Exception {
        Path song = SAMPLES.folder().resolve("audio/industrial/track8-1.ogg");
        try (Workspace workspace = Workspace.open(folder.resolve("test.library"), 1)) {
            ClassifySongs.Report report = new ClassifySongs(workspace)
                    .run(new ClassifySongs.Request(SAMPLES.verdictModel(), List.of(song), 0, 0, 3, 1), Job.silent());
            assertEquals("industrial", report.songs().getFirst().label());
            assertNotNull(report.songAccuracy(), "a score stands beside every verdict");
        }
    }

    @Test
    void theComposerWritesATuneAsMidiAndSound(@TempDir Path folder) throws Exception {
        ComposeNotes.Report tune =
                new ComposeNotes().run(new ComposeNotes.Request(SAMPLES.composerModel(), null, 5, 1, 1), Job.silent());
        assertFalse(tune.notes().notes().isEmpty());
        for (String extension : SaveNotes.WRITABLE) {
            Path file = folder.resolve("tune." + extension);
            new SaveNotes().run(tune.notes(), null, file, Job.silent());
            assertTrue(Files.size(file) > 0, extension);
        }
    }

    @Test
    void theSameSeedComposesTheSameTune() throws Exception {
        ComposeNotes.Request request = new ComposeNotes.Request(SAMPLES.composerModel(), null, 3, 1, 7);
        assertEquals(
                new ComposeNotes().run(request, Job.silent()).notes().notes(),
                new ComposeNotes().run(request, Job.silent()).notes().notes());
    }
}
