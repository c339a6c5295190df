package org.melograph.zoo.neural;

/** Convolutions over a mel-spectrogram, then bidirectional gated recurrent units along time (Abela). */
public final class MelConvBiGru extends MelRecurrent {
    /** The network. */
    public MelConvBiGru() {
        super(Cell.GRU, true);
    }

    @Override
    public String id() {
        return "mel-conv-bigru";
    }

    @Override
    public String title() {
        return "Mel-spectrogram: convolutions and bidirectional GRU";
    }

    @Override
    public String source() {
        return PAPER + "convolutions, then a bidirectional GRU. " + DECISIONS + CONVOLUTIONS + INPUT;
    }
}
