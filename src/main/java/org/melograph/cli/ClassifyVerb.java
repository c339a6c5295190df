package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.app.WriteVerdicts;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model's verdict on songs. */
@Command(
        name = "classify",
        description = "A model's verdict on songs: label, probabilities, portrait.",
        footer = "%nExample: melograph classify mine.melo song.mp3 --snippets 100 --timeline 3")
final class ClassifyVerb extends Verb {
    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path bundle = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files, folders and tables.")
    List<Path> paths = List.of();

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Option(names = "--snippets", paramLabel = "N", description = "Judge N random snippets instead of all pieces.")
    int snippets;

    @Option(names = "--vote", paramLabel = "K", description = "K pieces must agree, or the song is undecided.")
    int vote;

    @Option(names = "--timeline", paramLabel = "SECONDS", description = "The class along the song, so far apart.")
    double timeline;

    @Option(names = "--csv", paramLabel = "F", description = "Also write the verdicts as a table.")
    @Nullable
    Path csv;

    @Option(names = "--m3u", paramLabel = "DIR", description = "Also write a playlist for each label.")
    @Nullable
    Path m3u;

    /** The document of {@code --json}. */
    record Document(
            List<ClassifySongs.Verdict> songs, List<org.melograph.base.Refusal> refused, Map<String, Object> model) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        if (snippets < 0 || vote < 0 || !(timeline >= 0)) {
            throw new BadCommandException("'--snippets', '--vote' and '--timeline' are 0 or more.");
        }
        ClassifySongs.Report report = new ClassifySongs(workspace())
                .run(new ClassifySongs.Request(bundle, paths, snippets, vote, timeline, seed, reading.asWritten), job);
        Path table = csv;
        if (table != null) {
            WriteVerdicts.csv(report, table);
        }
        Path playlists = m3u;
        if (playlists != null) {
            WriteVerdicts.playlists(report, playlists);
        }
        if (json) {
            terminal.json(
                    new Document(report.songs(), report.refused(), Map.of("architecture", report.architecture())));
        } else {
            Tables.verdicts(terminal, report);
        }
        int status = status(report.refused());
        return report.songs().isEmpty() ? FAILED : status;
    }
}
