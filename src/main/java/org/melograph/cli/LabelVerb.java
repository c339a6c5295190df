package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.LabelSongs;
import org.melograph.app.LibrarySong;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labels for songs that are in the library already. */
@Command(
        name = "label",
        description = "Label songs of the library: out of a table (path,label or title,artist,label), or by hand.",
        footer =
                "%nExample: melograph library label --from labels.csv%n         melograph library label --as calm a.mp3 b.mp3")
final class LabelVerb extends Verb {
    @Option(names = "--from", paramLabel = "CSV", description = "A table with the labels.")
    @Nullable
    Path table;

    @Option(names = "--as", paramLabel = "LABEL", description = "The label of the files named; '' takes theirs away.")
    @Nullable
    String label;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files that are in the library.")
    List<Path> files = List.of();

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        Path from = table;
        String as = label;
        if (from != null && as == null && files.isEmpty()) {
            return out(new LabelSongs(workspace()).run(from, job));
        }
        if (from == null && as != null && !files.isEmpty()) {
            return byHand(as);
        }
        throw new BadCommandException("Give '--from TABLE', or '--as LABEL' and files.");
    }

    private int out(LabelSongs.Found found) {
        if (json) {
            terminal.json(
                    Map.of("labelled", found.labels().size(), "alike", found.alike(), "unmatched", found.unmatched()));
        } else {
            found.unmatched().forEach(this::remark);
            terminal.say(
                    "%d songs labelled, %d carried their label already, %d rows without a song",
                    found.labels().size(), found.alike(), found.unmatched().size());
        }
        return found.unmatched().isEmpty()
                ? DONE
                : found.labels().isEmpty() && found.alike() == 0 ? FAILED : SOME_REFUSED;
    }

    private int byHand(String as) throws BadInputException {
        BrowseLibrary library = new BrowseLibrary(workspace());
        List<Path> wanted =
                files.stream().map(f -> f.toAbsolutePath().normalize()).toList();
        List<String> hashes = library.songs().stream()
                .filter(s -> wanted.contains(s.path()))
                .map(LibrarySong::hash)
                .toList();
        if (hashes.isEmpty()) {
            throw new BadInputException("None of these files is in the library. Import them first.");
        }
        library.label(hashes, as);
        if (json) {
            terminal.json(Map.of("labelled", hashes.size()));
        } else {
            terminal.say("%d songs labelled", hashes.size());
        }
        return DONE;
    }
}
