package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.ImportSongs;
import org.melograph.app.RetryRefused;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files that could not be imported. */
@Command(
        name = "refused",
        description = "List the files that were refused and why; try them again, or forget them.",
        footer = "%nExample: melograph library refused --retry")
final class RefusedVerb extends Verb {
    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Only these of the files.")
    List<Path> paths = List.of();

    @Option(names = "--retry", description = "Try to import them again.")
    boolean retry;

    @Option(names = "--forget", description = "Take them off the list.")
    boolean forget;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        if (retry && forget) {
            throw new BadCommandException("Say '--retry' or '--forget', not both.");
        }
        List<String> named = paths.stream()
                .map(p -> p.toAbsolutePath().normalize().toString())
                .toList();
        BrowseLibrary library = new BrowseLibrary(workspace());
        if (retry) {
            ImportSongs.Report report = new RetryRefused(workspace()).run(named, job);
            if (json) {
                terminal.json(report);
            } else {
                terminal.say(
                        "%d songs imported, %d still refused",
                        report.added() + report.known(), report.refused().size());
            }
            return status(report.refused());
        }
        List<Refusal> refused = library.refused().stream()
                .filter(r -> named.isEmpty() || named.contains(r.path()))
                .toList();
        if (forget) {
            library.forgetRefused(refused.stream().map(Refusal::path).toList());
        }
        if (json) {
            terminal.json(Map.of("refused", refused, "forgotten", forget));
        } else {
            refused.forEach(r -> terminal.say("%s%n  %s", r.path(), r.reason()));
            terminal.say(forget ? "%d forgotten" : "%d refused", refused.size());
        }
        return DONE;
    }
}
