package org.melograph.cli;

import picocli.CommandLine.Option;

/** How a verb that asks a model reads a table: as the one the model was trained on, unless told otherwise. */
final class ReadingOptions {
    @Option(
            names = "--as-written",
            description =
                    "Read a table as it is written, without what the model remembers of the one it was trained on:"
                            + " repaired units, kept opposites, the cuts of deciles.")
    boolean asWritten;
}
