package org.melograph.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.base.ContentHash;
import org.melograph.dataset.Split;
import org.melograph.model.Architecture;
import org.melograph.model.ModelSpec;

/**
 * All that decides how a run turns out.
 *
 * @param spec the model to be; its scaling was fitted on {@code split.train()}
 * @param seed for initial weights, order of examples and dropout
 * @param checkpoints the folder the run's checkpoint is kept in; null for none
 * @param resume whether to go on from that checkpoint
 * @param planned what changes at which step, in any order
 */
public record TrainingRun(
        Architecture.Solo architecture,
        ModelSpec spec,
        Split split,
        RunSettings settings,
        long seed,
        @Nullable Path checkpoints,
        boolean resume,
        List<PlannedChange> planned) {
    public TrainingRun {
        planned = List.copyOf(planned);
    }

    /** A run whose settings stay as they are unless somebody changes them while it goes on. */
    public TrainingRun(
            Architecture.Solo architecture,
            ModelSpec spec,
            Split split,
            RunSettings settings,
            long seed,
            @Nullable Path checkpoints,
            boolean resume) {
        this(architecture, spec, split, settings, seed, checkpoints, resume, List.of());
    }

    /** A run that keeps no checkpoint. */
    public static TrainingRun of(
            Architecture.Solo architecture, ModelSpec spec, Split split, RunSettings settings, long seed) {
        return new TrainingRun(architecture, spec, split, settings, seed, null, false);
    }

    /**
     * A hash of all that a resumed run must share with the run it goes on with. The number of epochs and the patience are
     * not among it: a run may be made longer; nor are planned changes, of which the checkpoint remembers those that were made.
     */
    public String fingerprint() {
        Map<String, String> params = new TreeMap<>(spec.params().asText());
        params.remove("epochs");
        params.remove("patience");
        return ContentHash.of(String.join(
                "\n",
                spec.architecture(),
                params.toString(),
                spec.frontEnd().toString(),
                spec.input().toString(),
                spec.labels().toString(),
                Integer.toString(spec.mean().hashCode()),
                Integer.toString(spec.deviation().hashCode()),
                split.summary().hash(),
                settings.batch() + " " + settings.learningRate() + " " + settings.balance(),
                Long.toString(seed)));
    }
}
