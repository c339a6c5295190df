package org.melograph.zoo.neural;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;

/** What the networks over key-free steps from note to note share: the input and how it is cut, and how it is convolved. */
abstract class NoteStepsNetwork extends NeuralArchitecture {
    /** The input, for {@link #source()}. */
    static final String INPUT =
            "Input: for each note the interval to the note before, gap and duration in octaves of a beat and the chord it "
                    + "is struck in, a channel for each possibility, so that a piece and its transposition are the same. "
                    + "Songs shorter than the input are padded and masked; a song's pieces vote by their mean probability.";

    /** Of the input with the standard settings. */
    private static final int CHANNELS = 53;

    private static final int STEPS = 512;

    /** The settings of the input, to stand before a network's own. */
    static List<Param> inputParams() {
        return List.of(
                new Param.Whole("steps", "Notes", "Notes in a piece.", STEPS, 8, 100_000),
                new Param.Flag("velocity", "Velocities", "Whether notes come with how hard they are struck.", false),
                new Param.Flag(
                        "height",
                        "Height",
                        "Whether notes come with their height above the piece's mean pitch.",
                        false),
                new Param.Choice(
                        "tones",
                        "Tones",
                        "Whether notes come with their tone: key for semitones above the estimated tonic, classes for"
                                + " pitch classes, which ask for 'transpose'.",
                        "none",
                        List.of("none", "key", "classes")));
    }

    @Override
    public final String paper() {
        return "";
    }

    @Override
    public final String inputKind() {
        return "notes";
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        int steps = params.whole("steps");
        Map<String, String> settings = Map.of(
                "velocity", Boolean.toString(params.flag("velocity")),
                "height", Boolean.toString(params.flag("height")),
                "tones", params.choice("tones"));
        return FrontEnd.of("note-steps", settings, new Cut(steps, steps));
    }

    @Override
    public final InputShape usualInput() {
        return new InputShape(CHANNELS, STEPS);
    }

    /** A chain over the steps that begins with a convolution, normalised. */
    static LayerChain convolved(InputShape input, int classes, Params params, long seed, int layers) {
        LayerChain chain =
                new LayerChain(InputLayout.SEQUENCE, input, classes, params.real("learning_rate"), 1e-4, seed);
        for (int layer = 1; layer <= layers; layer++) {
            chain.stridedConv1d("conv" + layer, params.whole("filters"), params.whole("kernel"), 1)
                    .norm1d("norm" + layer)
                    .relu("relu" + layer)
                    .dropout("drop" + layer, params.real("dropout"));
        }
        return chain;
    }
}
