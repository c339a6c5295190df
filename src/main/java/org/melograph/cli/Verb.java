package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every verb of the command line shares: its options, its terminal, its exit status. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false)
abstract class Verb implements Callable<Integer> {
    /** The exit statuses that scripts rely on. */
    static final int DONE = 0;

    static final int FAILED = 1;
    static final int WRONG_COMMAND = 2;
    static final int SOME_REFUSED = 3;
    static final int STOPPED = 130;

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    boolean json;

    @Option(names = "--library", paramLabel = "FILE", description = "The library file (default: in the user's data).")
    @Nullable
    Path library;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides every draw (default: 1).")
    long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: every core).")
    int threads = Workers.cores();

    @Option(names = "--quiet", description = "No progress and no remarks.")
    boolean quiet;

    final Terminal terminal = Terminal.standard();

    private @Nullable Workspace workspace;

    /** Does the work and prints its result; returns the exit status. */
    abstract int work(Job job) throws BadInputException, StoppedException, DivergedException;

    @Override
    public final Integer call() throws BadInputException, StoppedException, DivergedException {
        if (threads < 1) {
            throw new BadInputException("'--threads " + threads + "' makes no sense. Give 1 or more.");
        }
        TerminalJob job = new TerminalJob(terminal, quiet);
        try {
            return work(job);
        } finally {
            job.end();
            if (workspace != null) {
                workspace.close();
            }
        }
    }

    /** The library and threads the options name. */
    final Workspace workspace() throws BadInputException {
        Workspace open = workspace;
        if (open == null) {
            open = Workspace.open(library, threads);
            workspace = open;
        }
        return open;
    }

    /** Names the refused inputs on standard error (JSON has them itself); the exit status that follows from them. */
    final int status(List<Refusal> refused) {
        if (refused.isEmpty()) {
            return DONE;
        }
        if (!json) {
            refused.forEach(r -> terminal.tell("refused: " + r.reason()));
        }
        return SOME_REFUSED;
    }

    /** A part of the command that must make sense before any work begins. */
    interface Check<T> {
        T get() throws BadInputException;
    }

    /** Checks a part of the command; what is wrong with it ends the verb with status 2. */
    static <T> T command(Check<T> check) {
        try {
            return check.get();
        } catch (BadInputException e) {
            throw new BadCommandException(e.reason());
        }
    }

    /** A remark on standard error, unless the user wants quiet. */
    final void remark(String sentence) {
        if (!quiet) {
            terminal.tell(sentence);
        }
    }
}
