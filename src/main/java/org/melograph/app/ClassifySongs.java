package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.train.metric.Score;

/** Asks a model for its verdict on songs. */
@SuppressWarnings("DoNotCallSuggester")
public final class ClassifySongs {
    /** A song that gets no label because too few pieces agree. */
    public static final String UNDECIDED = "undecided";

    private final Workspace workspace;

    public ClassifySongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to ask.
     *
     * @param bundle the model
     * @param paths files and folders
     * @param snippets 0 for all pieces in order; else so many random pieces, the song's portrait
     * @param vote 0 for the largest mean probability; else so many pieces must agree, or the song is undecided
     * @param timelineSeconds 0 for no timeline; else the distance of its points
     */
    public record Request(Path bundle, List<Path> paths, int snippets, int vote, double timelineSeconds, long seed) {}

    /** The label from {@code start} seconds on. */
    public record Moment(double start, String label) {}

    /**
     * What the model says of a song.
     *
     * @param portrait how many pieces were given each label
     * @param pieces the label of each piece, in time order
     */
    public record Verdict(
            String path,
            String label,
            double confidence,
            Map<String, Double> probabilities,
            Map<String, Integer> portrait,
            List<String> pieces,
            List<Moment> timeline) {}

    /**
     * All verdicts.
     *
     * @param architecture of the model, with the {@code songAccuracy} it was measured at; null where it was not
     */
    public record Report(
            String architecture, @Nullable Score songAccuracy, List<Verdict> songs, List<Refusal> refused) {}

    /** Judges every song; bad files are named and left out. */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        throw new UnsupportedOperationException("in " + workspace);
    }
}
