package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Split;
import org.melograph.dataset.Target;
import org.melograph.model.InputShape;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.MajorityBaseline;
import org.melograph.train.metric.SongPrediction;

class EvaluatorTest {
    /** Says what its input says: the channels are the probabilities. */
    private record Echo(ModelSpec spec) implements Model {
        @Override
        public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
            int classes = inputs.size(1);
            if (inputs.size(2) > 1) {
                return Tensor.wrap(inputs.values().clone(), inputs.axis(0), new Axis("class", classes), inputs.axis(2));
            }
            return Tensor.wrap(inputs.values().clone(), inputs.axis(0), new Axis("class", classes));
        }

        @Override
        public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
            return predict(inputs, mask);
        }

        @Override
        public Map<String, Tensor> weights() {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    private static Model echo(int classes, int steps, List<String> labels) {
        float[] ones = new float[classes];
        java.util.Arrays.fill(ones, 1);
        return new Echo(new ModelSpec(
                "echo",
                Params.standard(List.of()),
                new FrontEnd("toy", Params.standard(List.of()), Cut.WHOLE, List.of()),
                new InputShape(classes, steps),
                labels,
                Tensor.wrap(new float[classes], new Axis("channel", classes)),
                Tensor.wrap(ones, new Axis("channel", classes))));
    }

    private static Example piece(String song, String group, int label, float... probabilities) {
        Tensor feature = Tensor.wrap(probabilities, new Axis("channel", probabilities.length), new Axis("step", 1));
        return new Example(song, group, new Target.ClassTarget(label), feature, 0, 1);
    }

    private static final List<Example> PIECES = List.of(
            piece("a", "a", 0, 0.9f, 0.1f),
            piece("a", "a", 0, 0.4f, 0.6f),
            piece("b", "b", 1, 0.7f, 0.3f),
            piece("b", "b", 1, 0.1f, 0.9f),
            piece("b", "b", 1, 0.55f, 0.45f),
            piece("c", "c", 1, 0.8f, 0.2f));

    @Test
    void songsAreJudgedByTheMeanOverTheirPieces() throws StoppedException {
        Evaluation e = Evaluator.evaluate(echo(2, 1, List.of("x", "y")), PIECES, 1, Job.silent());
        assertEquals(2 / 6.0, e.clip().accuracy().value(), 1e-12);
        // Song b: (.3 + .9 + .45) / 3 = .55 for its class, although two of its three pieces say the other.
        assertEquals(2 / 3.0, e.song().accuracy().value(), 1e-12);
        assertEquals(List.of(List.of(1, 0), List.of(1, 1)), e.confusion());
        assertEquals(List.of(List.of(1, 1), List.of(3, 1)), e.clipConfusion());
        assertEquals(
                -(Math.log(0.65) + Math.log(0.55) + Math.log(0.2)) / 3,
                e.song().logLoss().value(),
                1e-6);
        assertEquals(3, e.song().accuracy().songs());
        SongPrediction b = e.predictions().get(1);
        assertEquals("b", b.song());
        assertEquals(List.of(0, 1, 0), b.pieces());
        assertEquals(3, e.voteCurve().size());
    }

    @Test
    void songsOfOneGroupAreDrawnTogether() throws StoppedException {
        Model model = echo(2, 1, List.of("x", "y"));
        List<Example> apart = new ArrayList<>();
        List<Example> together = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            float right = i % 4 < 2 ? 0.9f : 0.1f;
            apart.add(piece("s" + i, "s" + i, 0, right, 1 - right));
            together.add(piece("s" + i, "g" + i / 4 * 2 + i % 4 / 2, 0, right, 1 - right));
        }
        var single = Evaluator.evaluate(model, apart, 1, Job.silent()).song().accuracy();
        var grouped =
                Evaluator.evaluate(model, together, 1, Job.silent()).song().accuracy();
        assertEquals(single.value(), grouped.value());
        assertTrue(grouped.high() - grouped.low() > 1.2 * (single.high() - single.low()), single + " " + grouped);
    }

    @Test
    void composersAreJudgedByTheNextEvent() throws StoppedException {
        // Two channels are the probabilities of events 0 and 1; the first is the token series as well.
        Tensor feature = Tensor.wrap(
                new float[] {0, 1, 1, 0, 1, 0.5f, 0.5f, 0.25f}, new Axis("channel", 2), new Axis("step", 4));
        Example piece = new Example("song", "song", new Target.NextEvent(), feature, 0, 4);
        Evaluation e = Evaluator.evaluate(echo(2, 4, List.of("e0", "e1")), List.of(piece), 1, Job.silent());
        // Next events are 1, 1, 0; said are 1 (p 1), 0 (1 against .5), 0 (1 against .5).
        assertEquals(2 / 3.0, e.clip().accuracy().value(), 1e-12);
        assertEquals(2 / 3.0, e.song().accuracy().value(), 1e-12);
        assertEquals(-Math.log(0.5) / 3, e.song().logLoss().value(), 1e-6);
        assertEquals(List.of(), e.predictions());
    }

    @Test
    void aStoppedJobStopsTheJudging() {
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        assertThrows(
                StoppedException.class, () -> Evaluator.evaluate(echo(2, 1, List.of("x", "y")), PIECES, 1, stopped));
    }

    @Test
    void aTrainedToyBeatsTheMajority() throws StoppedException, BadInputException {
        Split split = ToySongs.split(0.2);
        Params params = ToyArchitecture.params(20, 0.05, 100, "weights");
        Outcome outcome = RunLoop.run(ToySongs.run(split, params, 1), RunWatcher.NONE, Job.silent());
        Model model = assertInstanceOf(Outcome.Trained.class, outcome).model();
        Evaluation e = Evaluator.evaluate(model, split.test(), 1, Job.silent());
        MajorityBaseline baseline = MajorityBaseline.of(split.train(), split.test(), 2);
        assertEquals(0, baseline.label());
        assertTrue(e.song().accuracy().value() > baseline.accuracy(), e.song() + " against " + baseline);
    }
}
