package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.app.MapSongs;
import org.melograph.app.MapVectors;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A map of songs, or of plain vectors. */
@Command(
        name = "map",
        description = "t-SNE of a model's embedding of songs as .csv or .png; or of the vectors of a .npy file.",
        footer = "%nExample: melograph map mine.melo music/ --out map.png")
final class MapVerb extends Verb {
    @Parameters(index = "0", paramLabel = "M.melo|POINTS.npy", description = "The model, or vectors [row, dimension].")
    Path model = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "SOURCE", description = "The songs, or 'library:'.")
    @Nullable
    String source;

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Option(names = "--out", paramLabel = "F", required = true, description = "A .csv or .png file (.npy for vectors).")
    Path out = Path.of("");

    @Option(names = "--perplexity", paramLabel = "P", description = "About how many neighbours count (default: 30).")
    double perplexity = 30;

    @Option(names = "--iterations", paramLabel = "N", description = "Steps of the layout (default: 1000).")
    int iterations = 1000;

    /** The document of {@code --json}. */
    record Document(
            String out,
            int points,
            double perplexity,
            int iterations,
            long seed,
            double trustworthiness,
            double divergence,
            List<Refusal> refused) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        if (!(perplexity >= 1) || iterations < 1) {
            throw new BadCommandException("'--perplexity' is 1 or more, '--iterations' is 1 or more.");
        }
        Document document;
        if (InputFile.extension(model).equals("npy")) {
            if (!InputFile.extension(out).equals("npy")) {
                throw new BadCommandException("A map of vectors goes to a .npy file.");
            }
            MapVectors.Report report = new MapVectors(workspace()).run(model, out, perplexity, iterations, seed, job);
            document = new Document(
                    out.toString(),
                    report.points(),
                    report.perplexity(),
                    iterations,
                    seed,
                    report.trustworthiness(),
                    report.divergence(),
                    List.of());
        } else {
            if (source == null) {
                throw new BadCommandException("Give the songs to map: a SOURCE, or 'library:'.");
            }
            if (!MapSongs.WRITABLE.contains(InputFile.extension(out))) {
                throw new BadCommandException("'" + out + "' can be " + MapSongs.WRITABLE + " only.");
            }
            SourceOptions songs = new SourceOptions();
            songs.source = source;
            MapSongs verb = new MapSongs(workspace());
            MapSongs.Report report = verb.run(
                    new MapSongs.Request(model, songs.spec(), perplexity, iterations, seed, reading.asWritten),
                    layout -> {},
                    job);
            verb.write(report, out);
            document = new Document(
                    out.toString(),
                    report.points().size(),
                    report.perplexity(),
                    report.iterations(),
                    report.seed(),
                    report.trustworthiness(),
                    report.divergence(),
                    report.refused());
        }
        if (json) {
            terminal.json(document);
        } else {
            terminal.say(
                    "%d points, perplexity %s, trustworthiness %.3f, wrote %s",
                    document.points(), document.perplexity(), document.trustworthiness(), document.out());
        }
        return status(document.refused());
    }
}
