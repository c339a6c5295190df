package org.melograph.ui;

import java.nio.file.Path;
import java.util.List;
import org.melograph.app.Workspace;
import org.melograph.ui.shell.StudioApp;

/** The door to the studio. */
public final class Studio {
    private Studio() {}

    /**
     * Opens the studio and returns when its window was closed. Once in the life of the program.
     *
     * @param paths files and folders to import at once
     * @throws UnsupportedOperationException when there is no display
     */
    public static void open(Workspace workspace, List<Path> paths) {
        StudioApp.open(workspace, paths);
    }
}
