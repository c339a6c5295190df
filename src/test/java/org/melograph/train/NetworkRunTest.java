package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Pieces;
import org.melograph.dataset.Scaling;
import org.melograph.dataset.Split;
import org.melograph.dataset.SplitPlan;
import org.melograph.dataset.Splitter;
import org.melograph.dataset.Target;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;
import org.melograph.music.Song;
import org.melograph.zoo.neural.MelCnn;

/** A real network with dropout, batch statistics and Adam's moments through the run loop. */
class NetworkRunTest {
    private static final int SIDE = 16;

    private final Path folder;

    NetworkRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A small network on pictures of two classes; three steps are an epoch. */
    static TrainingRun run(int epochs, @Nullable Path checkpoints, boolean resume) throws BadInputException {
        return run(epochs, Map.of(), checkpoints, resume);
    }

    private static TrainingRun run(int epochs, Map<String, String> more, @Nullable Path checkpoints, boolean resume)
            throws BadInputException {
        FrontEnd frontEnd = new FrontEnd("mel", Params.standard(List.of()), new Cut(SIDE, SIDE), List.of());
        RandomGenerator random = Rng.of(5, "pictures");
        List<Song> songs = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        for (int s = 0; s < 24; s++) {
            Song song = new Song("s" + s, Path.of("s" + s), -1, "s" + s, "", "c" + s % 2, "s" + s, null, null);
            songs.add(song);
            float[] values = new float[SIDE * SIDE];
            for (int i = 0; i < values.length; i++) {
                // The classes differ in which half of the bands is loud.
                values[i] = (float) random.nextGaussian() + (i / (values.length / 2) == s % 2 ? 2 : 0);
            }
            Tensor picture = Tensor.wrap(values, new Axis("mel", SIDE), new Axis("frame", SIDE));
            examples.addAll(Pieces.of(song, new Target.ClassTarget(s % 2), picture, frontEnd.cut()));
        }
        Dataset data = new Dataset(songs, examples, List.of("c0", "c1"), frontEnd, SIDE, SIDE, List.of());
        Split split = Splitter.split(data, new SplitPlan(SplitPlan.By.SONG, 0.25, 0.25, 0, 0, 1));
        Scaling scaling = Scaling.fit(split.train(), frontEnd);
        MelCnn architecture = new MelCnn();
        Map<String, String> set = new HashMap<>(more);
        set.putAll(Map.of("filters", "2", "dense", "4", "batch", "5", "epochs", Integer.toString(epochs)));
        Params params = Params.parse(architecture.params(), set);
        ModelSpec spec = new ModelSpec(
                architecture.id(),
                params,
                frontEnd,
                new InputShape(SIDE, SIDE),
                data.labels(),
                scaling.mean(),
                scaling.deviation());
        return new TrainingRun(architecture, spec, split, RunSettings.from(params), 9, checkpoints, resume);
    }

    private static Map<String, Tensor> weights(TrainingRun run) throws BadInputException, StoppedException {
        Outcome outcome = RunLoop.run(run, RunWatcher.NONE, Job.silent());
        try (var model = assertInstanceOf(Outcome.Finished.class, outcome).model()) {
            return model.weights();
        }
    }

    private static Map<String, String> averaged(String kept) {
        return Map.of("averaging", kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.6"})
    void aResumedNetworkEndsWithTheWeightsOfAnUninterruptedOne(String averaging)
            throws BadInputException, StoppedException {
        Map<String, Tensor> whole = weights(run(4, averaged(averaging), null, false));
        weights(run(2, averaged(averaging), folder, false));
        assertEquals(whole, weights(run(4, averaged(averaging), folder, true)));
    }

    @Test
    void averagedWeightsAreOthersAndTheirRunningVariancesAreVariances() throws BadInputException, StoppedException {
        Map<String, Tensor> averaged = weights(run(4, averaged("0.6"), null, false));
        assertNotEquals(weights(run(4, averaged("0"), null, false)), averaged);
        for (Map.Entry<String, Tensor> weights : averaged.entrySet()) {
            if (weights.getKey().endsWith("_var")) {
                for (float variance : weights.getValue().values()) {
                    assertTrue(variance > 0, weights.getKey());
                }
            }
        }
    }

    @Test
    void aResumedRunOnDrawnExamplesEndsWithTheSameWeights() throws BadInputException, StoppedException {
        Map<String, String> drawn = Map.of("resample", "4", "resample_largest", "9");
        Map<String, Tensor> whole = weights(run(4, drawn, null, false));
        assertNotEquals(whole, weights(run(4, null, false)));
        weights(run(2, drawn, folder, false));
        assertEquals(whole, weights(run(4, drawn, folder, true)));
        assertThrows(
                BadInputException.class,
                () -> weights(run(5, Map.of("resample", "5", "resample_largest", "9"), folder, true)));
    }

    @Test
    void aResumedRunOnMixedExamplesEndsWithTheSameWeights() throws BadInputException, StoppedException {
        Map<String, String> mixed = Map.of("mix", "0.4");
        Map<String, Tensor> whole = weights(run(4, mixed, null, false));
        assertNotEquals(whole, weights(run(4, null, false)));
        weights(run(2, mixed, folder, false));
        assertEquals(whole, weights(run(4, mixed, folder, true)));
    }

    @Test
    void onlyTheTrainingPartIsDrawn() throws BadInputException, StoppedException {
        List<Long> steps = new ArrayList<>();
        TrainingRun run = run(1, Map.of("resample", "4", "resample_largest", "9"), null, false);
        RunWatcher watcher = new RunWatcher() {
            @Override
            public void onStart(int epochs, long stepsPerEpoch, long weights) {
                steps.add(stepsPerEpoch);
            }
        };
        Outcome.Finished finished = assertInstanceOf(Outcome.Finished.class, RunLoop.run(run, watcher, Job.silent()));
        try (var model = finished.model()) {
            // 4 + 9 examples in batches of 5; the validation loss is that of all validation examples, each once.
            assertEquals(List.of(3L), steps);
            Answered valid = Answered.by(model, run.split().valid(), Job.silent());
            assertEquals(valid.loss(), finished.history().getLast().validLoss(), 1e-6);
        }
    }
}
