package org.melograph.zoo.neural;

/** The sound itself through convolutions, a bidirectional LSTM and attention (Abela, End2End). */
public final class WaveAttentionLstm extends WaveAttention {
    /** The network. */
    public WaveAttentionLstm() {
        super(Cell.LSTM);
    }

    @Override
    public String id() {
        return "wave-attention-lstm";
    }

    @Override
    public String title() {
        return "Sound: convolutions, LSTM and attention";
    }

    @Override
    public String source() {
        return PAPER + "bidirectional LSTM" + DECISIONS;
    }
}
