package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.explain.DecidedPart;
import org.melograph.explain.Jury;
import org.melograph.explain.Relevance;
import org.melograph.feature.SpectralGain;
import org.melograph.music.Clip;
import org.melograph.music.Item;
import org.melograph.music.NoteSequence;
import org.melograph.project.ModelBundle;

/** Asks a model whether an explanation holds: about the part that decided alone, and about the song without it. */
public final class CheckExplanation {
    /** How often a part of the same shape is tried elsewhere in the song, to compare with. */
    private static final int ELSEWHERE = 3;

    private final Workspace workspace;

    public CheckExplanation(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What the model says of the part that decided, and of the song without it. An explanation that is worth something keeps
     * the class in the one and loses it in the other, more than a part of the same shape elsewhere.
     *
     * @param share how much of the map's area the part is
     * @param whole the class's probability for the whole song
     * @param kept for the part alone
     * @param without for the song without it
     * @param keptElsewhere for parts of the same shape elsewhere, their mean
     * @param withoutElsewhere for the song without such parts
     */
    public record Report(
            double share, double whole, double kept, double without, double keptElsewhere, double withoutElsewhere) {}

    /**
     * Asks the model about the part of a song that decided, by sound or by notes as it is heard, and about the rest.
     *
     * @param label the class
     * @param share of the map's area, 0 to 1
     */
    public Report run(Path bundle, Path song, Relevance map, String label, double share, long seed, Job job)
            throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(bundle)) {
            Jury jury = Juries.of(loaded, song, workspace.threads(), job.part(0, 0.1));
            DecidedPart part = DecidedPart.of(map, share);
            List<Jury.Version> versions = new ArrayList<>();
            versions.add(item -> item);
            for (int i = 0; i <= ELSEWHERE; i++) {
                DecidedPart place = i == 0 ? part : part.elsewhere(seed, i);
                versions.add(item -> version(item, place, true));
                versions.add(item -> version(item, place, false));
            }
            List<List<Double>> said = jury.probabilities(versions, job.part(0.1, 1));
            int c = loaded.contents().labels().indexOf(label);
            double kept = 0;
            double without = 0;
            for (int i = 1; i <= ELSEWHERE; i++) {
                kept += probability(said.get(1 + 2 * i), c) / ELSEWHERE;
                without += probability(said.get(2 + 2 * i), c) / ELSEWHERE;
            }
            return new Report(
                    part.share(),
                    probability(said.get(0), c),
                    probability(said.get(1), c),
                    probability(said.get(2), c),
                    kept,
                    without);
        }
    }

    private static double probability(List<Double> said, int label) {
        return said.isEmpty() ? Double.NaN : said.get(label);
    }

    private static Item version(Item item, DecidedPart part, boolean alone) throws StoppedException {
        return switch (item) {
            case Clip clip -> {
                SpectralGain filter = new SpectralGain(clip.sampleRate());
                float[] samples = filter.applied(clip.samples().values(), part.gains(filter, alone), Job.silent());
                yield new Clip(
                        clip.id(), Tensor.wrap(samples, clip.samples().axes()), clip.sampleRate(), clip.origin());
            }
            case NoteSequence notes -> part.notes(notes, alone);
            default -> item;
        };
    }
}
