package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Fully connected layers over all that is known of a song (Lengyel et al., the baseline). */
public final class SongDense extends SongNetwork {
    @Override
    public String id() {
        return "song-dense";
    }

    @Override
    public String title() {
        return "Whole song: fully connected layers";
    }

    @Override
    public String source() {
        return PAPER + "all of them in one row, the paper's baseline. " + DECISIONS
                + "Batches of 32, learning rate 0.001, at most 20 epochs.";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(headParams());
        params.addAll(TrainingParams.of(20, 32, 0.001, 8));
        return List.copyOf(params);
    }

    @Override
    void branch(LayerChain chain, String name, int rows, InputShape input, Params params) {
        chain.vector(name + "_vector", rows, input.steps());
    }
}
