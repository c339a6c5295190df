package org.melograph.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.app.GuardSplit;
import org.melograph.app.LeakGuard;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What stands on both sides of a split. */
@Command(
        name = "leaks",
        description = "Tell which songs, groups, near-duplicates, artists and albums stand on both sides of a split.",
        footer = "%nExample: melograph library leaks")
final class LeaksVerb extends Verb {
    @Option(names = "--run", paramLabel = "N", description = "The run whose split it is (default: the latest).")
    @Nullable
    Long run;

    @Override
    int work(Job job) throws BadInputException {
        LeakGuard guard = new GuardSplit(workspace()).run(run);
        if (json) {
            terminal.json(guard);
            return DONE;
        }
        if (guard.heldOut() == 0) {
            terminal.say("No split yet: the first training on library: makes one.");
            return DONE;
        }
        if (!guard.shared().isEmpty()) {
            terminal.table(
                    List.of("kind", "name", "learnt", "held out"),
                    guard.shared().stream()
                            .map(s -> List.of(
                                    s.kind().toString(),
                                    s.name(),
                                    Integer.toString(s.learnt().size()),
                                    Integer.toString(s.heldOut().size())))
                            .toList());
        }
        terminal.say(
                guard.isClean()
                        ? "%s: no song, group or recording on both sides; %d songs held out, %d learnt from"
                        : "%s: the test part is known; %d songs held out, %d learnt from",
                guard.run(),
                guard.heldOut(),
                guard.learnt());
        return DONE;
    }
}
