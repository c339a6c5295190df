package org.melograph.zoo.neural;

/** The sound itself through convolutions, a bidirectional GRU and attention (Abela, End2End). */
public final class WaveAttentionGru extends WaveAttention {
    /** The network. */
    public WaveAttentionGru() {
        super(Cell.GRU);
    }

    @Override
    public String id() {
        return "wave-attention-gru";
    }

    @Override
    public String title() {
        return "Sound: convolutions, GRU and attention";
    }

    @Override
    public String source() {
        return PAPER + "bidirectional GRU" + DECISIONS;
    }
}
