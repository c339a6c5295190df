package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the studio; without a display it says so and runs the demo in the terminal. */
@Command(
        name = "studio",
        description = "Open the studio, importing what is named (the default verb).",
        footer = "%nExample: melograph studio ~/Music")
final class StudioVerb extends Verb {
    private final Melograph.Studio studio;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders to import.")
    List<Path> paths = List.of();

    StudioVerb(Melograph.Studio studio) {
        this.studio = studio;
    }

    @Override
    int work(Job job) throws BadInputException, StoppedException, DivergedException {
        if (Display.isMissing()) {
            terminal.tell("There is no display for the studio's window; running the demo in the terminal instead.");
            DemoVerb demo = new DemoVerb();
            demo.json = json;
            demo.seed = seed;
            demo.threads = threads;
            demo.quiet = quiet;
            demo.library = library;
            return demo.work(job);
        }
        for (Path path : paths) {
            Arguments.existing(path);
        }
        studio.open(workspace(), paths);
        return DONE;
    }
}
