package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.source.SourceSpec;

/** Lays songs out in the plane by t-SNE of a model's embedding. */
@SuppressWarnings("DoNotCallSuggester")
public final class MapSongs {
    private final Workspace workspace;

    public MapSongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to map.
     *
     * @param source null for the library's songs
     */
    public record Request(Path bundle, @Nullable SourceSpec source, double perplexity, int iterations, long seed) {}

    /**
     * A song on the map.
     *
     * @param label null where unknown
     * @param embedding the song's vector in the model's space, where neighbours are measured
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

    /** The map with how far to trust it. */
    public record Report(
            String architecture,
            double perplexity,
            int iterations,
            long seed,
            double trustworthiness,
            double divergence,
            List<Point> points,
            List<Refusal> refused) {}

    /** Maps; {@code layout} is shown the unfinished map, axes {@code [song, coordinate]}, now and then. */
    public Report run(Request request, Consumer<Tensor> layout, Job job) throws BadInputException, StoppedException {
        throw new UnsupportedOperationException("in " + workspace);
    }
}
