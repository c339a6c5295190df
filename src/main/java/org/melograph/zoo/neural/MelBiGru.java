package org.melograph.zoo.neural;

/** Bidirectional gated recurrent units over the frames of a mel-spectrogram (Abela). */
public final class MelBiGru extends MelRecurrent {
    /** The network. */
    public MelBiGru() {
        super(Cell.GRU, false);
    }

    @Override
    public String id() {
        return "mel-bigru";
    }

    @Override
    public String title() {
        return "Mel-spectrogram: bidirectional GRU";
    }

    @Override
    public String source() {
        return PAPER + "a bidirectional GRU over the frames. " + DECISIONS + INPUT;
    }
}
