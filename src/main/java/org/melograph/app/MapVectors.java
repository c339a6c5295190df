package org.melograph.app;

import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.embed.Trustworthiness;
import org.melograph.embed.Tsne;
import org.melograph.embed.TsneResult;
import org.melograph.embed.TsneSettings;
import org.melograph.io.table.NpyFile;

/** Maps plain vectors, from a NumPy file to a NumPy file. */
public final class MapVectors {
    private static final int NEIGHBOURS = 5;

    private final int threads;

    public MapVectors(Workspace workspace) {
        this.threads = workspace.threads();
    }

    /** The map with how far to trust it. */
    public record Report(int points, double perplexity, double trustworthiness, double divergence) {}

    /**
     * Maps the rows of {@code in} to the plane and writes them, axes {@code [row, coordinate]}.
     *
     * @param in a float array of two axes
     */
    public Report run(Path in, Path out, double perplexity, int iterations, long seed, Job job)
            throws BadInputException, StoppedException {
        Tensor vectors = NpyFile.read(in);
        if (vectors.rank() != 2 || vectors.length() == 0 || !vectors.isFinite()) {
            throw new BadInputException(
                    "'" + in + "' holds " + vectors.shape() + " values. A map needs rows of finite numbers, two axes.");
        }
        TsneSettings settings = TsneSettings.standard(seed)
                .withPerplexity(perplexity)
                .withIterations(iterations)
                .withThreads(threads);
        TsneResult result = Tsne.run(vectors, settings, (iteration, layout) -> {}, job);
        NpyFile.write(result.layout(), out);
        return new Report(
                vectors.size(0),
                result.perplexity(),
                Trustworthiness.of(vectors, result.layout(), NEIGHBOURS),
                result.divergence());
    }
}
