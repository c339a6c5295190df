package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExportLibrary;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the list to files. */
@Command(
        name = "export",
        description = {
            "Export the songs: a .csv table, which is a manifest for 'train'; .jams, one file for each song in a folder called",
            "like it; or a .m3u8 playlist."
        },
        footer = "%nExample: melograph library export --out moods.m3u8 --by label")
final class ExportVerb extends Verb {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A .csv, .jams or .m3u8 file.")
    @Nullable
    Path file;

    @Option(names = "--out", paramLabel = "FILE", description = "The same.")
    @Nullable
    Path out;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "A playlist for each 'label' or 'verdict' instead of one.")
    @Nullable
    String by;

    @Override
    int work(Job job) throws BadInputException {
        Path to = out == null ? file : out;
        if (to == null || (out != null && file != null)) {
            throw new BadCommandException("Name one file to write: a .csv, .jams or .m3u8 file.");
        }
        if (!ExportLibrary.WRITABLE.contains(InputFile.extension(to))) {
            throw new BadCommandException("'" + to + "' can be " + ExportLibrary.WRITABLE + " only.");
        }
        ExportLibrary.Report report =
                new ExportLibrary(workspace()).run(new ExportLibrary.Request(to, List.of(), lists(to)));
        if (json) {
            terminal.json(Map.of("out", report.files().getFirst(), "files", report.files(), "songs", report.songs()));
        } else {
            report.files().forEach(written -> terminal.say("wrote %s", written));
            terminal.say("%d songs", report.songs());
        }
        return DONE;
    }

    private ExportLibrary.Lists lists(Path to) {
        if (by == null) {
            return ExportLibrary.Lists.ONE;
        }
        if (!InputFile.extension(to).equals("m3u8")) {
            throw new BadCommandException("'--by' divides playlists only. Give a .m3u8 file.");
        }
        return switch (by.toLowerCase(Locale.ROOT)) {
            case "label" -> ExportLibrary.Lists.LABEL;
            case "verdict" -> ExportLibrary.Lists.VERDICT;
            default -> throw new BadCommandException("'--by " + by + "' makes no lists. Give label or verdict.");
        };
    }
}
