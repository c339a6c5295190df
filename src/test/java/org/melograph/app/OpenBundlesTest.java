package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.project.ModelBundle;

final class OpenBundlesTest {
    private static final Path VERDICT = SampleProject.find().orElseThrow().verdictModel();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private final OpenBundles bundles = new OpenBundles();

    private ModelBundle.LoadedModel open(Path file) throws BadInputException {
        try (OpenBundles.Lease lease = bundles.take(file)) {
            return lease.loaded();
        }
    }

    @Test
    void aModelStaysOpenBetweenQuestions() throws Exception {
        assertSame(open(VERDICT), open(VERDICT));
    }

    @Test
    void aFileThatChangedIsOpenedAnew() throws Exception {
        Path copy = Files.copy(VERDICT, folder.resolve("copy.melo"));
        ModelBundle.LoadedModel before = open(copy);
        Files.setLastModifiedTime(copy, FileTime.fromMillis(0));
        assertNotSame(before, open(copy));
    }

    @Test
    void aFileThatIsGoneIsNotAskedAnyMore() throws Exception {
        Path copy = Files.copy(VERDICT, folder.resolve("gone.melo"));
        ModelBundle.LoadedModel before = open(copy);
        assertEquals(1, before.voices().size());
        Files.delete(copy);
        assertThrows(BadInputException.class, () -> open(copy));
        assertEquals(0, bundles.size());
    }

    @Test
    void onlyTheLastOnesStayOpenAndOneInUseStillAnswers() throws Exception {
        Path first = Files.copy(VERDICT, folder.resolve("first.melo"));
        try (OpenBundles.Lease lease = bundles.take(first)) {
            for (int i = 0; i < OpenBundles.MOST; i++) {
                open(Files.copy(VERDICT, folder.resolve(i + ".melo")));
            }
            assertEquals(OpenBundles.MOST, bundles.size());
            ModelBundle.TestVectors tests =
                    lease.loaded().contents().models().getFirst().tests();
            int asked = lease.asking(() -> lease.loaded()
                    .voices()
                    .getFirst()
                    .model()
                    .predict(tests.inputs(), tests.mask())
                    .size(0));
            assertEquals(tests.inputs().size(0), asked);
        }
    }
}
