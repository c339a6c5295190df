package org.melograph.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.app.PlayFile;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a file. */
@Command(
        name = "play",
        description = "Play a MIDI or audio file; Ctrl+C stops.",
        footer = "%nExample: melograph play tune.mid")
final class PlayVerb extends Verb {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    Path file = Path.of("");

    @Option(names = "--soundfont", paramLabel = "F", description = "The .sf2 bank that MIDI is played with.")
    @Nullable
    Path soundfont;

    @Option(names = "--seconds", paramLabel = "S", description = "Play only so long.")
    double seconds = Double.POSITIVE_INFINITY;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        PlayFile.Report report = new PlayFile().run(file, soundfont, seconds, job);
        if (json) {
            terminal.json(report);
        } else {
            terminal.say("Played %.1f s of '%s' on %s.", report.seconds(), file, report.device());
        }
        return DONE;
    }
}
