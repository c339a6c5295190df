package org.melograph.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.PlaylistFile;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.map.MapViewModel.Neighbour;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapViewModelTest {
    private Desk desk;
    private MapViewModel model;

    @BeforeEach
    void mapFortySongs() throws Exception {
        desk = FakeDesk.over(new FakeVerbs(40));
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new MapViewModel(desk));
        FakeDesk.onFx(model::run);
        FakeDesk.await(() -> !model.trustProperty().get().isEmpty());
    }

    @Test
    void neighboursComeFromTheModelsSpaceNearestFirst() {
        FakeDesk.onFx(() -> model.pick(0));
        List<Double> distances =
                model.neighbours().stream().map(Neighbour::distance).toList();
        assertEquals(12, distances.size());
        assertEquals(distances.stream().sorted().toList(), distances);
        assertTrue(model.neighbours().stream().noneMatch(n -> n.index() == 0));
        assertTrue(model.mapProperty().get().highlighted().contains(0));
    }

    @Test
    void aPickedSongIsLookedAtAndPlayed() throws Exception {
        FakeDesk.onFx(() -> model.pick(3));
        FakeDesk.await(() -> desk.player().playingProperty().get());
        assertEquals("Song 3", desk.player().trackProperty().get().title());
        assertEquals(Path.of("/music/orchestral/song3.ogg"), desk.songProperty().get());
    }

    @Test
    void aPlaylistIsTheChosenSongAndItsNeighbours() {
        FakeDesk.onFx(() -> model.pick(0));
        List<PlaylistFile.Entry> songs = model.playlist();
        assertEquals(
                new PlaylistFile.Entry(Path.of("/music/ambient/song0.ogg"), "Artist 0", "Song 0", 60),
                songs.getFirst());
        assertEquals(13, songs.size());
    }

    @Test
    void aHiddenClassKeepsItsColour() {
        FakeDesk.onFx(() -> model.toggle("chip"));
        assertEquals(Set.of(1), model.mapProperty().get().hidden());
        assertTrue(model.isHidden("chip"));
        FakeDesk.onFx(() -> model.toggle("chip"));
        assertEquals(Set.of(), model.mapProperty().get().hidden());
    }
}
