package org.melograph.zoo.neural;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;

/** Two convolutions over a spectrogram in few bands (Bai's simple CNN). */
public final class StftCnnSimple extends StftPicture {
    /** The network. */
    public StftCnnSimple() {
        super(16, 2);
    }

    @Override
    public String id() {
        return "stft-cnn-simple";
    }

    @Override
    public String title() {
        return "Spectrogram in bands: two convolutions";
    }

    @Override
    public String source() {
        return PAPER
                + "the simple CNN: two convolutions, two dense layers, of which the second answers. In the paper it "
                + "performed poorly. " + INPUT + "5x5 filters, 16 and 32, ReLU, max pooling by 2, dense 64.";
    }

    @Override
    public List<Param> params() {
        return params(List.of(dense(64)), 0);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int filters = params.whole("filters");
        LayerChain chain = chain(input, classes, params, seed);
        convolution(chain, 1, filters, params);
        convolution(chain, 2, 2 * filters, params);
        return chain.dense("dense", params.whole("dense"))
                .embedding()
                .dropout("drop", params.real("dropout"))
                .classes();
    }
}
