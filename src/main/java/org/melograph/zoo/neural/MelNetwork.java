package org.melograph.zoo.neural;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;

/** What the networks over short mel-spectrograms share (Abela): the input and how it is cut. */
abstract class MelNetwork extends NeuralArchitecture {
    /** The paper and its input, for {@link #source()}. */
    static final String PAPER =
            "Abela, 'Deep Learning for Music Genre Classification and Music Emotion Recognition', on 3 s "
                    + "mel-spectrograms (22,050 Hz, n_fft 2048, hop 512, 128 bands: 128x130): ";

    /** Our decision about the input, for {@link #source()}. */
    static final String INPUT =
            "A quarter of the paper's picture (64 bands, hop 1024) is the standard here, so that a few "
                    + "hundred songs train in minutes.";

    /** The settings of the input, to stand before a network's own. */
    static List<Param> inputParams() {
        return List.of(
                new Param.Real("seconds", "Piece", "Length of a piece in seconds; the paper uses 3.", 3.0, 0.5, 60),
                new Param.Whole("bands", "Mel bands", "Height of the spectrogram; the paper uses 128.", 64, 16, 512),
                new Param.Whole("hop", "Hop", "Samples from frame to frame; the paper uses 512.", 1024, 64, 4096));
    }

    @Override
    public final String paper() {
        return "abela";
    }

    @Override
    public final String inputKind() {
        return "mel";
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        int frames = 1 + (int) (params.real("seconds") * 22_050 / params.whole("hop"));
        Map<String, String> settings = Map.of(
                "n_mels", Integer.toString(params.whole("bands")),
                "hop_length", Integer.toString(params.whole("hop")),
                "scale", "db");
        return FrontEnd.of("mel", settings, new Cut(frames, frames));
    }

    @Override
    public final InputShape usualInput() {
        return new InputShape(128, 130);
    }
}
