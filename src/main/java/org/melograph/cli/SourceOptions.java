package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.io.source.SourceSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a verb is told which songs to work on. */
final class SourceOptions {
    private static final String LIBRARY = "library:";

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "A folder with one sub-folder per label, a manifest CSV, a table CSV, a folder of the Million Song"
                            + " Dataset, a file of musiXmatch, or 'library:'.")
    String source = "";

    @Option(names = "--label", paramLabel = "COLUMN", description = "The table's column that holds the class.")
    @Nullable
    String label;

    @Option(names = "--group", paramLabel = "COLUMN", description = "The table's column that no split tears apart.")
    @Nullable
    String group;

    @Option(names = "--drop", paramLabel = "COLUMN", split = ",", description = "Columns that are no features.")
    List<String> drop = List.of();

    @Option(
            names = "--group-file",
            paramLabel = "CSV",
            description =
                    "Path and group of each file of a folder, row and group of a table, or track and group of songs of the"
                            + " Million Song Dataset; perhaps label, split and fold.")
    @Nullable
    Path groupFile;

    @Option(
            names = "--repair-units",
            description = "Bring a table's columns that mix two units, such as minutes and milliseconds, to one.")
    boolean repairUnits;

    @Option(
            names = "--keep-opposites",
            description = "Take a tag 'NOT-x' for a tag of its own instead of the opposite of 'x'.")
    boolean keepOpposites;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Genres of songs of the Million Song Dataset: tagtraum's .cls.")
    @Nullable
    Path labels;

    @Option(
            names = "--lyrics",
            paramLabel = "FILE",
            description = "Words of songs of the Million Song Dataset: a file of musiXmatch.")
    @Nullable
    Path lyrics;

    @Option(
            names = "--plays",
            paramLabel = "FILE",
            description = "Play counts of songs of the Million Song Dataset: the Taste Profile's triplets.")
    @Nullable
    Path plays;

    @Option(
            names = "--deciles",
            paramLabel = "COLUMN",
            description =
                    "Make ten classes from a number: a table's or manifest's column; for the Million Song Dataset plays,"
                            + " hotttnesss or year.")
    @Nullable
    String deciles;

    /** What was named; null for the library's songs. */
    @Nullable
    SourceSpec spec() throws BadInputException {
        if (source.equals(LIBRARY)) {
            return null;
        }
        return new SourceSpec(
                Arguments.path(source),
                label,
                group,
                drop,
                groupFile,
                repairUnits,
                keepOpposites,
                Stream.of(labels, lyrics, plays).filter(Objects::nonNull).toList(),
                deciles);
    }
}
