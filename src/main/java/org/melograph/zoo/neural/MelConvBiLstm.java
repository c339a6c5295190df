package org.melograph.zoo.neural;

/** Convolutions over a mel-spectrogram, then a bidirectional LSTM along time (Abela). */
public final class MelConvBiLstm extends MelRecurrent {
    /** The network. */
    public MelConvBiLstm() {
        super(Cell.LSTM, true);
    }

    @Override
    public String id() {
        return "mel-conv-bilstm";
    }

    @Override
    public String title() {
        return "Mel-spectrogram: convolutions and bidirectional LSTM";
    }

    @Override
    public String source() {
        return PAPER + "convolutions, then a bidirectional LSTM. " + DECISIONS + CONVOLUTIONS + INPUT;
    }
}
