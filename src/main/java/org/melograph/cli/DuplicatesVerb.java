package org.melograph.cli;

import java.util.ArrayList;
import java.util.List;
import org.melograph.app.FindDuplicates;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;

/** Which songs are the same. */
@Command(
        name = "duplicates",
        description = {
            "Find songs that are the same file twice or hold the same recording.",
            "Songs without a fingerprint are heard first."
        },
        footer = "%nExample: melograph library duplicates --json")
final class DuplicatesVerb extends Verb {
    @Override
    int work(Job job) throws BadInputException, StoppedException {
        FindDuplicates.Report report = new FindDuplicates(workspace()).run(job);
        if (json) {
            terminal.json(report);
            return status(report.refused());
        }
        int number = 0;
        List<List<String>> rows = new ArrayList<>();
        for (FindDuplicates.Group group : report.groups()) {
            number++;
            for (int i = 0; i < group.members().size(); i++) {
                rows.add(row(number, group, i));
            }
        }
        if (!rows.isEmpty()) {
            terminal.table(List.of("group", "kind", "alike", "later by", "title", "path"), rows);
        }
        terminal.say(
                "%d songs compared, %d groups of duplicates",
                report.songs(), report.groups().size());
        return status(report.refused());
    }

    private static List<String> row(int number, FindDuplicates.Group group, int member) {
        FindDuplicates.Member song = group.members().get(member);
        // How a song lies to the first one it was found alike to.
        FindDuplicates.Link link = group.links().stream()
                .filter(l -> l.other() == member)
                .findFirst()
                .orElse(null);
        return List.of(
                Integer.toString(number),
                group.kind().toString(),
                link == null ? "" : "%.1f %%".formatted(100 * link.similarity()),
                link == null ? "" : "%.1f s".formatted(link.offsetSeconds()),
                song.title(),
                song.path().toString());
    }
}
