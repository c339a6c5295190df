package org.melograph.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.app.FindSimilar;
import org.melograph.app.PlaylistFile;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Songs like a song. */
@Command(
        name = "similar",
        description = "The songs that a model hears as most alike to one, by the cosine of their embeddings.",
        footer = "%nExample: melograph similar mine.melo song.mp3 music/ --count 10 --m3u like-it.m3u8")
final class SimilarVerb extends Verb {
    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "SONG", description = "The song that others are compared with.")
    Path song = Path.of("");

    @Parameters(index = "2", paramLabel = "SOURCE", description = "Where they are looked for, or 'library:'.")
    String source = "";

    @Option(names = "--count", paramLabel = "N", defaultValue = "10", description = "How many (default: 10).")
    int count;

    @Option(names = "--m3u", paramLabel = "F", description = "Also write them as a playlist, the song itself first.")
    @Nullable
    Path playlist;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        if (count < 1) {
            throw new BadCommandException("'--count " + count + "' makes no sense. Give 1 or more.");
        }
        SourceOptions songs = new SourceOptions();
        songs.source = source;
        FindSimilar.Report report =
                new FindSimilar(workspace()).run(new FindSimilar.Request(model, song, songs.spec(), count), job);
        if (playlist != null) {
            PlaylistFile.write(playlist, report.playlist());
        }
        if (json) {
            terminal.json(report);
        } else {
            terminal.say("Nearest of %d songs:", report.compared());
            for (FindSimilar.Neighbour n : report.neighbours()) {
                terminal.say(
                        "%.4f  %-40s %s%s",
                        n.distance(), n.title(), n.artist(), n.label() == null ? "" : "  " + n.label());
            }
        }
        return status(report.refused());
    }
}
