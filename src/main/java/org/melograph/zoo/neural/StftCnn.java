package org.melograph.zoo.neural;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;

/** Four convolutions over a spectrogram in few bands (Bai's complex CNN). */
public final class StftCnn extends StftPicture {
    /** The network. */
    public StftCnn() {
        super(32, 4);
    }

    @Override
    public String id() {
        return "stft-cnn";
    }

    @Override
    public String title() {
        return "Spectrogram in bands: four convolutions";
    }

    @Override
    public String source() {
        return PAPER
                + "the complex CNN: four 5x5 convolutions, each with ReLU and pooling, dense layers with dropout, which "
                + "the author changed from 0.4 to 0.6 by hand when the network overfitted. " + INPUT
                + "32-32-64-64 filters, max pooling by 2, one dense layer of 128 with dropout 0.4 on either side.";
    }

    @Override
    public List<Param> params() {
        return params(List.of(dense(128)), 0.4);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int filters = params.whole("filters");
        double dropout = params.real("dropout");
        LayerChain chain = chain(input, classes, params, seed);
        convolution(chain, 1, filters, params);
        convolution(chain, 2, filters, params);
        convolution(chain, 3, 2 * filters, params);
        convolution(chain, 4, 2 * filters, params);
        return chain.dropout("drop1", dropout)
                .dense("dense", params.whole("dense"))
                .embedding()
                .dropout("drop2", dropout)
                .classes();
    }
}
