package org.melograph.ui.shell;

import java.nio.file.Path;
import java.util.List;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LibraryModel;

/** What the studio shows when it opens: what the user named, the library, or at the very first start the sample project. */
final class FirstStart {
    private FirstStart() {}

    /** Reads the library, imports what was named, and where there is nothing at all imports the sample project. */
    static void fill(Desk desk, List<Path> named) {
        LibraryModel library = desk.library();
        library.reload().onEnded(() -> {
            if (!named.isEmpty()) {
                library.importPaths(named);
            } else if (library.loadedProperty().get()
                    && library.songs().isEmpty()
                    && !desk.verbs().sample().songs().isEmpty()) {
                library.importPaths(desk.verbs().sample().songs());
            }
        });
    }
}
