package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.embed.Trustworthiness;
import org.melograph.embed.Tsne;
import org.melograph.embed.TsneResult;
import org.melograph.embed.TsneSettings;
import org.melograph.io.InputFile;
import org.melograph.io.source.SourceSpec;
import org.melograph.music.Song;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;

/** Lays songs out in the plane by t-SNE of a model's embedding; those of an ensemble's members stand side by side. */
public final class MapSongs {
    /** The file extensions a map can be written to. */
    public static final List<String> WRITABLE = List.of("csv", "png");

    /** Neighbours that trustworthiness looks at, scikit-learn's standard. */
    private static final int NEIGHBOURS = 5;

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;

    private final Workspace workspace;

    public MapSongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to map.
     *
     * @param source null for the library's songs
     * @param asWritten whether a table is read as it is written, and not as the one the model was trained on
     */
    public record Request(
            Path bundle, @Nullable SourceSpec source, double perplexity, int iterations, long seed, boolean asWritten) {
        /** Maps songs that are read as those the model was trained on. */
        public Request(Path bundle, @Nullable SourceSpec source, double perplexity, int iterations, long seed) {
            this(bundle, source, perplexity, iterations, seed, false);
        }
    }

    /**
     * A song on the map.
     *
     * @param label null where unknown
     * @param embedding the song's vector in the model's space (the mean over its pieces), where neighbours are measured;
     *     axes {@code [dimension]}
     */
    public record Point(
            String song,
            Path path,
            String title,
            String artist,
            @Nullable String label,
            double x,
            double y,
            Tensor embedding) {}

    /**
     * The map with how far to trust it.
     *
     * @param perplexity the one that was used: less than asked for where there are few songs
     */
    public record Report(
            String architecture,
            double perplexity,
            int iterations,
            long seed,
            double trustworthiness,
            double divergence,
            List<Point> points,
            List<Refusal> refused) {}

    /**
     * Maps.
     *
     * @param layout is shown the unfinished map now and then, axes {@code [song, coordinate]}, songs in the order of the
     *     report
     */
    public Report run(Request request, Consumer<Tensor> layout, Job job) throws BadInputException, StoppedException {
        EmbeddedSongs heard = EmbeddedSongs.of(
                workspace, request.bundle(), request.source(), null, request.asWritten(), job.part(0, 0.6));
        List<Song> songs = heard.songs();
        Tensor vectors = heard.vectors();
        TsneSettings settings = TsneSettings.standard(request.seed())
                .withPerplexity(request.perplexity())
                .withIterations(request.iterations())
                .withThreads(workspace.threads());
        TsneResult result =
                Tsne.run(vectors, settings, (iteration, unfinished) -> layout.accept(unfinished), job.part(0.6, 1));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < songs.size(); i++) {
            Song s = songs.get(i);
            points.add(new Point(
                    s.id(),
                    s.path(),
                    s.title(),
                    s.artist(),
                    s.label(),
                    result.layout().at(i, 0),
                    result.layout().at(i, 1),
                    vectors.slice(i)));
        }
        return new Report(
                heard.architecture(),
                result.perplexity(),
                request.iterations(),
                request.seed(),
                Trustworthiness.of(vectors, result.layout(), NEIGHBOURS),
                result.divergence(),
                points,
                heard.refused());
    }

    /** Writes a map as a table or a picture, by the file's extension. */
    public void write(Report report, Path out) throws BadInputException {
        if (InputFile.extension(out).equals("png")) {
            PngFile.write(Pictures.map(report), out, WIDTH, HEIGHT, PlotTheme.DARK);
            return;
        }
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("song", "path", "title", "artist", "label", "x", "y");
            for (Point p : report.points()) {
                csv.writeRecord(
                        p.song(),
                        p.path().toString(),
                        p.title(),
                        p.artist(),
                        p.label() == null ? "" : p.label(),
                        String.format(Locale.ROOT, "%.6f", p.x()),
                        String.format(Locale.ROOT, "%.6f", p.y()));
            }
        } catch (IOException e) {
            throw new BadInputException("'" + out + "' cannot be written. Choose another place.", e);
        }
    }
}
