package org.melograph.ui;

import java.nio.file.Path;
import java.util.List;
import org.melograph.app.LibrarySong;
import org.melograph.project.SongField;
import org.melograph.ui.room.LibraryModel;

/** Pictures of the Library with the sample songs, of its editor and of its empty state: {@code LibraryScreenshots LIBRARY OUT}. */
@SuppressWarnings("NullAway") // run by hand: a missing value may end it
public final class LibraryScreenshots {
    private LibraryScreenshots() {}

    public static void main(String[] args) throws Exception {
        try (StudioCamera camera = new StudioCamera(Path.of(args[0]), Path.of(args[1]))) {
            camera.enter("library");
            if (camera.desk().library().songs().isEmpty()) {
                camera.writeState("library-empty");
            }
            camera.importSamples();
            LibraryModel library = camera.desk().library();
            StudioCamera.onFx(() -> library.edit(
                    library.songs().stream()
                            .filter(s -> s.artist().isEmpty())
                            .limit(9)
                            .toList(),
                    SongField.ARTIST,
                    "T. Pinkham"));
            camera.writeState("library");
            StudioCamera.onFx(() -> {
                List<LibrarySong> first = List.copyOf(library.songs().subList(0, 12));
                library.label(first, "");
            });
            camera.writeState("library-unlabelled");
        }
        System.exit(0);
    }
}
