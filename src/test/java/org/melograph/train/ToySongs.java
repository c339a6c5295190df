package org.melograph.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
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

/** Songs of noise around a level that tells their class; every third song is of the rare class. */
final class ToySongs {
    private static final FrontEnd FRONT_END = new FrontEnd("toy", Params.standard(List.of()), new Cut(4, 4), List.of());

    private ToySongs() {}

    /** Sixty songs of three pieces, in groups of two, divided by group. */
    static Split split(double validFraction) {
        RandomGenerator random = Rng.of(17, "songs");
        List<Song> songs = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        for (int s = 0; s < 60; s++) {
            int label = s % 6 < 4 ? 0 : 1;
            String id = "song" + s;
            Song song = new Song(id, Path.of(id), -1, id, "", "class" + label, "group" + s / 2, null, null);
            float[] values = new float[12];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (5 + label + 1.5 * random.nextGaussian());
            }
            songs.add(song);
            Tensor feature = Tensor.wrap(values, new Axis("channel", 1), new Axis("step", 12));
            examples.addAll(Pieces.of(song, new Target.ClassTarget(label), feature, FRONT_END.cut()));
        }
        Dataset data = new Dataset(songs, examples, List.of("class0", "class1"), FRONT_END, 1, 4, List.of());
        try {
            return Splitter.split(data, new SplitPlan(SplitPlan.By.GROUP, 0.2, validFraction, 0, 0, 1));
        } catch (BadInputException e) {
            throw new IllegalStateException(e);
        }
    }

    static ModelSpec spec(Split split, Params params) {
        Scaling scaling = Scaling.fit(split.train(), FRONT_END);
        return new ModelSpec(
                "toy",
                params,
                FRONT_END,
                new InputShape(1, 4),
                List.of("class0", "class1"),
                scaling.mean(),
                scaling.deviation());
    }

    /** A run of the toy on a split. */
    static TrainingRun run(Split split, Params params, long seed) {
        return TrainingRun.of(new ToyArchitecture(false), spec(split, params), split, RunSettings.from(params), seed);
    }
}
