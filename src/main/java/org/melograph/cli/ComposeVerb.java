package org.melograph.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ComposeNotes;
import org.melograph.app.SaveNotes;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Composes a tune. */
@Command(
        name = "compose",
        description = "Compose notes with a trained composer, as .mid or .wav.",
        footer = "%nExample: melograph compose samples/models/composer.melo --length 30 --out tune.mid")
final class ComposeVerb extends Verb {
    @Parameters(index = "0", paramLabel = "M.melo", description = "The composer.")
    Path bundle = Path.of("");

    @Option(names = "--like", paramLabel = "FILE", description = "Go on from the beginning of this MIDI file.")
    @Nullable
    Path like;

    @Option(names = "--length", paramLabel = "S", description = "Seconds (default: 30).")
    double length = 30;

    @Option(names = "--temperature", paramLabel = "T", description = "Below 1 safer, above 1 wilder (default: 1).")
    double temperature = 1;

    @Option(names = "--soundfont", paramLabel = "F", description = "The .sf2 bank a .wav is rendered with.")
    @Nullable
    Path soundfont;

    @Option(names = "--out", paramLabel = "F", required = true, description = "A .mid or .wav file.")
    Path out = Path.of("");

    /** The document of {@code --json}. */
    record Document(
            String out, int notes, double seconds, double temperature, long seed, double bitsPerEvent, String model) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        if (!SaveNotes.WRITABLE.contains(InputFile.extension(out))) {
            throw new BadCommandException("'" + out + "' can be " + SaveNotes.WRITABLE + " only.");
        }
        if (!(length > 0 && length <= 3600) || !(temperature >= 0 && temperature <= 10)) {
            throw new BadCommandException("'--length' is up to 3600 seconds, '--temperature' from 0 to 10.");
        }
        ComposeNotes.Report report =
                new ComposeNotes().run(new ComposeNotes.Request(bundle, like, length, temperature, seed), job);
        new SaveNotes().run(report.notes(), soundfont, out, job);
        Document document = new Document(
                out.toString(),
                report.notes().notes().size(),
                report.notes().seconds(),
                temperature,
                seed,
                report.bitsPerEvent(),
                bundle.toString());
        if (json) {
            terminal.json(document);
        } else {
            terminal.say(
                    "%d notes, %.1f s, %.2f bits an event, wrote %s",
                    document.notes(), document.seconds(), document.bitsPerEvent(), out);
        }
        return DONE;
    }
}
