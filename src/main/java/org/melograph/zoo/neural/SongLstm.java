package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.layer.PictureToSequence;

/** Two LSTM layers along the segments of a song, chroma and timbre apart, beside its lyrics (Lengyel et al.). */
public final class SongLstm extends SongNetwork {
    @Override
    public String id() {
        return "song-lstm";
    }

    @Override
    public String title() {
        return "Whole song: LSTM along its segments";
    }

    @Override
    public String source() {
        return PAPER
                + "chroma and timbre each through two LSTM layers of 10 units, of which the last step counts, both "
                + "beside the lyrics. " + DECISIONS + "Batches of 32, learning rate 0.001, at most 20 epochs.";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.add(new Param.Whole("units", "LSTM units", "Units of each LSTM layer.", 10, 1, 2048));
        params.addAll(headParams());
        params.addAll(TrainingParams.of(20, 32, 0.001, 8));
        return List.copyOf(params);
    }

    @Override
    void branch(LayerChain chain, String name, int rows, InputShape input, Params params) {
        int units = params.whole("units");
        chain.add(name + "_segments", new PictureToSequence())
                .recurrent(name + "_lstm1", Cell.LSTM, units, false)
                .recurrent(name + "_lstm2", Cell.LSTM, units, false)
                .ends(name + "_end", units);
    }
}
