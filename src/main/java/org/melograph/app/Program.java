package org.melograph.app;

/** What the program says of itself. */
public final class Program {
    /** The version, as in bundles and run records. */
    public static final String VERSION = "0.1.0";

    private Program() {}
}
