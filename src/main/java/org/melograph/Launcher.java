package org.melograph;

import org.melograph.cli.Melograph;
import org.melograph.ui.Studio;

/** Where the program starts. Does not extend JavaFX's Application, so that it runs from the class path. */
public final class Launcher {
    private Launcher() {}

    /** Runs the command line, whose default verb opens the studio, and ends with its exit status. */
    public static void main(String[] args) {
        // Pictures are drawn to files with AWT, which beside JavaFX must not open a display of its own.
        System.setProperty("java.awt.headless", "true");
        StandardError.restore();
        System.exit(Melograph.run(Studio::open, args));
    }
}
