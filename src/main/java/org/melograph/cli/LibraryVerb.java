package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.ImportSongs;
import org.melograph.app.KeepLibrary;
import org.melograph.app.LibrarySong;
import org.melograph.app.SongColumn;
import org.melograph.app.SongIndex;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the library holds. */
@Command(
        name = "library",
        description =
                "Import into, list, label, export, check and repair the library; find duplicates, leaks, lost files.",
        subcommands = {
            LibraryVerb.Import.class,
            LibraryVerb.ListSongs.class,
            LabelVerb.class,
            ExportVerb.class,
            DuplicatesVerb.class,
            AnnotationsVerb.class,
            LeaksVerb.class,
            RefusedVerb.class,
            RelinkVerb.class,
            LibraryVerb.Check.class,
            LibraryVerb.Repair.class
        },
        footer = "%nExample: melograph library import ~/Music")
final class LibraryVerb extends Verb {
    @Override
    int work(Job job) {
        throw new BadCommandException(
                "Say what to do with the library: import, list, label, export, annotations, duplicates, leaks, refused, relink,"
                        + " check or repair.");
    }

    /** Brings songs in. */
    @Command(
            name = "import",
            description = "Import files, folders and manifests.",
            footer = "%nExample: melograph library import ~/Music")
    static final class Import extends Verb {
        @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders, manifest CSVs.")
        List<Path> paths = List.of();

        @Override
        int work(Job job) throws BadInputException, StoppedException {
            ImportSongs.Report report = new ImportSongs(workspace()).run(paths, job);
            if (json) {
                terminal.json(report);
            } else {
                report.notes().forEach(this::remark);
                terminal.say(
                        "%d songs imported, %d known already, %d refused",
                        report.added(), report.known(), report.refused().size());
            }
            int status = status(report.refused());
            return report.added() + report.known() == 0 ? FAILED : status;
        }
    }

    /** Lists songs. */
    @Command(name = "list", description = "List the songs.", footer = "%nExample: melograph library list --json")
    static final class ListSongs extends Verb {
        @Option(
                names = "--search",
                paramLabel = "WORDS",
                defaultValue = "",
                description = "Only songs with these words.")
        String search = "";

        @Option(names = "--label", paramLabel = "LABEL", description = "Only songs with this label.")
        @Nullable
        String label;

        @Option(
                names = "--sort",
                paramLabel = "COLUMN",
                defaultValue = "title",
                description =
                        "title, artist, album, label, length, tempo, key, verdict, confidence, split, genre, year,"
                                + " loudness, added, path ...")
        String sort = "title";

        @Option(names = "--descending", description = "Largest, latest or last letter first.")
        boolean descending;

        @Override
        int work(Job job) throws BadInputException {
            SongColumn column = command(() -> SongColumn.byId(sort));
            List<LibrarySong> songs = new SongIndex(new BrowseLibrary(workspace()).songs())
                    .find(search, s -> label == null || label.equals(s.label()), column, descending);
            if (json) {
                terminal.json(Map.of("songs", songs));
            } else {
                terminal.table(
                        List.of("title", "artist", "label", "seconds", "tempo", "key", "verdict", "path"),
                        songs.stream()
                                .map(s -> List.of(
                                        s.title(),
                                        s.artist(),
                                        s.label() == null ? "" : s.label(),
                                        "%.1f".formatted(s.seconds()),
                                        s.sound().tempo() == null
                                                ? ""
                                                : "%.0f".formatted(s.sound().tempo()),
                                        s.sound().key(),
                                        s.verdict() == null ? "" : s.verdict(),
                                        s.path().toString()))
                                .toList());
            }
            return DONE;
        }
    }

    /** Looks for damage. */
    @Command(
            name = "check",
            description = "Check the library file and look for missing songs.",
            footer = "%nExample: melograph library check")
    static final class Check extends Verb {
        @Override
        int work(Job job) throws BadInputException, StoppedException {
            return findings(this, new KeepLibrary(workspace()).check(job));
        }
    }

    /** Mends what can be mended. */
    @Command(
            name = "repair",
            description = "Mend what 'check' finds; save what can be read of a damaged file.",
            footer = "%nExample: melograph library repair")
    static final class Repair extends Verb {
        @Override
        int work(Job job) throws BadInputException, StoppedException {
            KeepLibrary.Repair repair = KeepLibrary.repair(library, job);
            if (json) {
                terminal.json(Map.of("mended", repair.mended(), "findings", repair.left()));
            } else if (repair.mended().isEmpty() && repair.left().isEmpty()) {
                terminal.say("Nothing to mend.");
            } else {
                repair.mended().forEach(finding -> terminal.say("mended: %s", finding));
                repair.left().forEach(finding -> terminal.say("left: %s", finding));
            }
            return repair.left().isEmpty() ? DONE : FAILED;
        }
    }

    private static int findings(Verb verb, List<String> findings) {
        if (verb.json) {
            verb.terminal.json(Map.of("findings", findings));
        } else if (findings.isEmpty()) {
            verb.terminal.say("Nothing to mend.");
        } else {
            findings.forEach(finding -> verb.terminal.say("%s", finding));
        }
        return findings.isEmpty() ? DONE : FAILED;
    }
}
