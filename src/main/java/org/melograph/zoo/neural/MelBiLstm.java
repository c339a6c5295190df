package org.melograph.zoo.neural;

/** A bidirectional LSTM over the frames of a mel-spectrogram (Abela). */
public final class MelBiLstm extends MelRecurrent {
    /** The network. */
    public MelBiLstm() {
        super(Cell.LSTM, false);
    }

    @Override
    public String id() {
        return "mel-bilstm";
    }

    @Override
    public String title() {
        return "Mel-spectrogram: bidirectional LSTM";
    }

    @Override
    public String source() {
        return PAPER + "a bidirectional LSTM over the frames. " + DECISIONS + INPUT;
    }
}
