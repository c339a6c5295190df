package org.melograph.ui.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.io.source.SourceSpec;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SourceRowsTest {
    private static final List<String> FIELDS =
            List.of("groups", "repair", "opposites", "deciles", "labels", "lyrics", "plays", "numbers");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it first
    private Path folder;

    private SourceChoice choice;
    private SourceRows rows;

    @BeforeEach
    void open() throws Exception {
        Desk desk = FakeDesk.over(new FakeVerbs(4));
        choice = new SourceChoice();
        rows = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new SourceRows(desk, choice, "data"));
    }

    private List<String> shown() {
        return FIELDS.stream()
                .filter(field -> isShown(rows.lookup("#data-" + field)))
                .toList();
    }

    private static boolean isShown(Node field) {
        assertNotNull(field);
        return Stream.<Node>iterate(field, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    private void choose(Path location) {
        FakeDesk.onFx(() -> choice.locationProperty().set(location));
    }

    private Path catalogue() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("msd/A/B"));
        Files.write(inner.resolve("TRAAABD128F429CF47.h5"), new byte[] {1});
        return folder.resolve("msd");
    }

    @Test
    void onlyWhatMeansSomethingForTheSourceIsAsked() throws Exception {
        assertEquals(List.of(), shown());
        choose(Path.of("songs.csv"));
        assertEquals(List.of("groups", "repair", "opposites", "deciles"), shown());
        choose(Files.createDirectories(folder.resolve("music")));
        assertEquals(List.of("groups"), shown());
        choose(catalogue());
        assertEquals(List.of("groups", "labels", "lyrics", "plays", "numbers"), shown());
        choose(Files.writeString(folder.resolve("mxm.txt"), "# words\n%love,death\nTRAAABD128F429CF47,1,1:2\n"));
        assertEquals(List.of("groups", "labels", "lyrics", "plays", "numbers"), shown());
    }

    @Test
    void filesBesideAndDecilesAreHandedOn() throws Exception {
        choose(catalogue());
        FakeDesk.onFx(() -> {
            choice.labelsFileProperty().set(Path.of("genres.cls"));
            choice.playsFileProperty().set(Path.of("plays.txt"));
            choice.decilesProperty().set("plays");
        });
        SourceSpec spec = choice.spec();
        assertNotNull(spec);
        assertEquals(List.of(Path.of("genres.cls"), Path.of("plays.txt")), spec.beside());
        assertEquals("plays", spec.deciles());
    }

    @Test
    void anotherSourceHasNoneOfTheFirstOnesFiles() throws Exception {
        choose(catalogue());
        FakeDesk.onFx(() -> {
            choice.lyricsFileProperty().set(Path.of("words.txt"));
            choice.decilesProperty().set("year");
        });
        choose(Path.of("songs.csv"));
        SourceSpec spec = choice.spec();
        assertNotNull(spec);
        assertEquals(List.of(), spec.beside());
        assertNull(spec.deciles());
    }
}
