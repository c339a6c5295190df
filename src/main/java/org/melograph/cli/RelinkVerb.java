package org.melograph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.melograph.app.RelinkSongs;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds songs that moved. */
@Command(
        name = "relink",
        description = {
            "Find songs whose file is gone in a folder and all below it: by content, under any name.",
            "Files of the same name and length with other content are offered, and linked with --likely."
        },
        footer = "%nExample: melograph library relink /media/disk/Music")
final class RelinkVerb extends Verb {
    @Parameters(paramLabel = "FOLDER", description = "Where the songs are now.")
    Path folder = Path.of("");

    @Option(names = "--likely", description = "Link files of the same name and length as well.")
    boolean likely;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        RelinkSongs.Report report = new RelinkSongs(workspace()).run(folder, likely, job);
        if (json) {
            terminal.json(report);
        } else {
            List<List<String>> rows = new ArrayList<>();
            report.relinked().forEach(f -> rows.add(row(f.sure() ? "linked" : "linked, likely", f.was(), f.now())));
            report.offered().forEach(f -> rows.add(row("offered", f.was(), f.now())));
            report.missing().forEach(m -> rows.add(row("missing", m.was(), Path.of(""))));
            if (!rows.isEmpty()) {
                terminal.table(List.of("state", "was", "now"), rows);
            }
            terminal.say(
                    "%d songs linked, %d offered, %d missing",
                    report.relinked().size(),
                    report.offered().size(),
                    report.missing().size());
        }
        return report.missing().isEmpty() && report.offered().isEmpty() ? DONE : FAILED;
    }

    private static List<String> row(String state, Path was, Path now) {
        return List.of(state, was.toString(), now.toString());
    }
}
