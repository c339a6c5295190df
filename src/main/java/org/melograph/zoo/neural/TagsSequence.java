package org.melograph.zoo.neural;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;
import org.melograph.model.Task;

/** What the networks for the tags of sound share (Chang): MFCC and mel bands of a piece, frame by frame. */
abstract class TagsSequence extends NeuralArchitecture {
    /** The paper and what we do otherwise, for {@link #source()}. */
    static final String PAPER =
            "Chang, 'An Exploration of Deep Learning for Processing Musical Sounds', tags of MFCC and mel sequences by "
                    + "binary cross-entropy on logits under a mask: ";

    /** Why it learns here, for {@link #source()}. */
    static final String DECISIONS =
            "The paper's networks learnt nothing; ours are judged by each tag's average precision instead of the part of "
                    + "right answers, scale each row of the input, stop early on the validation loss and give every known "
                    + "answer the same weight. Our decisions where the paper is silent: pieces of 10 s at 10.8 frames a "
                    + "second, 20 coefficients, 40 bands, ";

    static final String COEFFICIENTS = "coefficients";

    /** The settings of the input, to stand before a network's own. */
    static List<Param> inputParams() {
        return List.of(
                new Param.Real("seconds", "Piece", "Length of a piece in seconds.", 10.0, 0.5, 600),
                new Param.Whole(COEFFICIENTS, "MFCC", "Cepstral coefficients of a frame.", 20, 1, 512),
                new Param.Whole("bands", "Mel bands", "Mel bands of a frame, at least as many.", 40, 4, 512),
                new Param.Whole("hop", "Hop", "Samples from frame to frame.", 2048, 64, 8192));
    }

    @Override
    public final String paper() {
        return "chang";
    }

    @Override
    public final String inputKind() {
        return "mfcc-mel";
    }

    @Override
    public final Task task() {
        return Task.TAG;
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        int frames = 1 + (int) (params.real("seconds") * 22_050 / params.whole("hop"));
        Map<String, String> settings = Map.of(
                "n_mfcc", Integer.toString(params.whole(COEFFICIENTS)),
                "n_mels", Integer.toString(params.whole("bands")),
                "hop_length", Integer.toString(params.whole("hop")));
        return FrontEnd.of("mfcc-mel", settings, new Cut(frames, frames));
    }

    @Override
    public final InputShape usualInput() {
        return new InputShape(60, 108);
    }
}
