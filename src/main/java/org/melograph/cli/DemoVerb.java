package org.melograph.cli;

import java.nio.file.Path;
import org.melograph.app.RunDemo;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole path on the samples, in the terminal. */
@Command(
        name = "demo",
        description = "The whole path on the sample songs: features, training, verdicts, map, a composed tune.",
        footer = "%nExample: melograph demo --out demo")
final class DemoVerb extends Verb {
    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go (default: melograph-demo).")
    Path out = Path.of("melograph-demo");

    @Override
    int work(Job job) throws BadInputException, StoppedException, DivergedException {
        RunDemo.Report report = new RunDemo(workspace()).run(out, seed, job);
        if (json) {
            terminal.json(report);
        } else {
            Tables.training(terminal, report.training());
            terminal.say("");
            Tables.verdicts(terminal, report.verdicts());
            terminal.say("");
            terminal.say("Map of %d songs, trustworthiness %.3f", report.mappedSongs(), report.trustworthiness());
            terminal.say("A tune of %d notes, %.1f s", report.notes(), report.tuneSeconds());
            report.files().forEach(file -> terminal.say("wrote %s", file));
        }
        return status(report.verdicts().refused());
    }
}
