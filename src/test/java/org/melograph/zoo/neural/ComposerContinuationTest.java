package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.model.Continuation;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.ModelSpec;

class ComposerContinuationTest {
    private static final int EVENTS = 11;
    private static final int STEPS = 20;

    private static ModelSpec spec() throws BadInputException {
        NotesComposer composer = new NotesComposer();
        Params params =
                Params.parse(composer.params(), Map.of("embedding", "5", "filters", "6", "kernel", "4", "units", "7"));
        List<String> names =
                IntStream.range(0, EVENTS).mapToObj(i -> "event " + i).toList();
        return new ModelSpec(
                composer.id(),
                params,
                composer.frontEnd(params),
                new InputShape(1, STEPS),
                names,
                Tensor.wrap(new float[1], new Axis("channel", 1)),
                Tensor.wrap(new float[] {1}, new Axis("channel", 1)));
    }

    private static int[] events() {
        RandomGenerator random = Rng.of(3, "events");
        return IntStream.range(0, STEPS).map(_ -> random.nextInt(EVENTS)).toArray();
    }

    @Test
    void stepByStepGivesWhatTheWholeSequenceGives() throws BadInputException {
        try (Learner learner = new NotesComposer().begin(spec(), 4)) {
            ComposerModel model = (ComposerModel) learner.model();
            float[] input = new float[STEPS];
            for (int t = 0; t < STEPS; t++) {
                input[t] = events()[t];
            }
            Tensor whole = model.predict(
                    Tensor.wrap(input, new Axis("example", 1), new Axis("channel", 1), new Axis("step", STEPS)), null);
            Continuation continuation = model.continuation();
            for (int t = 0; t < STEPS; t++) {
                Tensor next = continuation.next(events()[t]);
                for (int event = 0; event < EVENTS; event++) {
                    assertEquals(whole.at(0, event, t), next.at(event), 1e-6);
                }
            }
        }
    }

    @Test
    void afterAResetThePastIsForgotten() throws BadInputException {
        try (Learner learner = new NotesComposer().begin(spec(), 4)) {
            Continuation continuation = ((ComposerModel) learner.model()).continuation();
            Tensor first = continuation.next(2);
            for (int event : events()) {
                continuation.next(event);
            }
            continuation.reset();
            assertEquals(first, continuation.next(2));
        }
    }

    @Test
    void anUnknownEventIsRefused() throws BadInputException {
        try (Learner learner = new NotesComposer().begin(spec(), 4)) {
            Continuation continuation = ((ComposerModel) learner.model()).continuation();
            assertThrows(IllegalArgumentException.class, () -> continuation.next(EVENTS));
            assertThrows(IllegalArgumentException.class, () -> continuation.next(-1));
        }
    }
}
