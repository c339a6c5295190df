package org.melograph.zoo.neural;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;

/** What the networks over a series of notes share (Chen): the input and how it is cut. */
abstract class NotesNetwork extends NeuralArchitecture {
    /** Our decisions about the input, for {@link #source()}. */
    static final String INPUT =
            "Input: note numbers in order of onset, scaled to mean 0 and deviation 1 on the training "
                    + "part. Songs shorter than the input are padded and masked.";

    /** The settings of the input, to stand before a network's own. */
    static List<Param> inputParams() {
        return List.of(
                new Param.Whole("steps", "Notes", "Notes in a piece; the paper uses 800 and 15000.", 800, 8, 100_000),
                new Param.Flag(
                        "duration", "Durations", "Whether notes come with their length; not so in the paper.", false),
                new Param.Flag(
                        "velocity",
                        "Velocities",
                        "Whether notes come with their loudness; not so in the paper.",
                        false));
    }

    /** Whether recurrent layers read in both directions, as every network of the paper comes in two kinds. */
    static Param bidirectional() {
        return new Param.Flag("bidirectional", "Bidirectional", "Whether recurrent layers also read backwards.", true);
    }

    @Override
    public final String paper() {
        return "chen";
    }

    @Override
    public final String inputKind() {
        return "notes";
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        int steps = params.whole("steps");
        Map<String, String> settings = Map.of(
                "duration", Boolean.toString(params.flag("duration")),
                "velocity", Boolean.toString(params.flag("velocity")));
        return FrontEnd.of("notes", settings, new Cut(steps, steps));
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(1, 15_000);
    }

    /** An empty chain over the notes. */
    static LayerChain chain(InputShape input, int classes, Params params, long seed) {
        return new LayerChain(InputLayout.SEQUENCE, input, classes, params.real("learning_rate"), 0, seed);
    }

    /** The fewest steps that convolutions without padding leave one of, each followed by pooling. */
    static int leastSteps(int blocks, int kernel, int pool) {
        int least = 1;
        for (int block = 0; block < blocks; block++) {
            least = least * pool + kernel - 1;
        }
        return least;
    }
}
