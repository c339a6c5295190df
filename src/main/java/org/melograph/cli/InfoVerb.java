package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.melograph.app.InspectFiles;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a file holds. */
@Command(
        name = "info",
        description = "Format, duration, rate, channels, tags, tempo, key, loudness; tracks, tempo map, instruments.",
        footer = "%nExample: melograph info song.mp3 tune.mid")
final class InfoVerb extends Verb {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Audio and MIDI files.")
    List<Path> files = List.of();

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        InspectFiles.Report report = new InspectFiles().run(files, job);
        if (json) {
            terminal.json(report);
        } else {
            for (InspectFiles.Facts facts : report.files()) {
                terminal.say("%s", facts.path());
                for (Map.Entry<String, Object> fact : facts.facts().entrySet()) {
                    terminal.say("  %-16s %s", fact.getKey(), fact.getValue());
                }
            }
        }
        int status = status(report.refused());
        return report.files().isEmpty() ? FAILED : status;
    }
}
