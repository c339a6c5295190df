package org.melograph.zoo.neural;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;
import org.melograph.zoo.neural.layer.RecurrentConvolution;

/** Two convolutions and three recurrent ones over a spectrogram in few bands (Bai's RCNN). */
public final class StftRcnn extends StftPicture {
    private static final int KERNEL = 3;

    /** The network. */
    public StftRcnn() {
        super(32, 4);
    }

    @Override
    public String id() {
        return "stft-rcnn";
    }

    @Override
    public String title() {
        return "Spectrogram in bands: recurrent convolutions";
    }

    @Override
    public String source() {
        return PAPER + "the RCNN: two convolutions and three recurrent convolutional layers (Liang and Hu, 'Recurrent "
                + "Convolutional Neural Network for Object Recognition', 2015: the same kernel applied three times, the "
                + "input added each time). " + INPUT
                + "5x5 convolutions of 32 and 64 filters, recurrent ones of 64 filters 3x3, max pooling by 2 between the "
                + "five, the mean over the picture, dropout 0.4.";
    }

    @Override
    public List<Param> params() {
        return params(
                List.of(new Param.Whole(
                        "iterations", "Iterations", "How often a recurrent convolution is fed back.", 3, 0, 10)),
                0.4);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int filters = params.whole("filters");
        LayerChain chain = chain(input, classes, params, seed);
        convolution(chain, 1, filters, params);
        convolution(chain, 2, 2 * filters, params);
        recurrent(chain, 3, 2 * filters, params);
        chain.maxPool2d("pool3", 2, 2);
        recurrent(chain, 4, 2 * filters, params);
        chain.maxPool2d("pool4", 2, 2);
        recurrent(chain, 5, 2 * filters, params);
        return chain.average("average")
                .embedding()
                .dropout("drop", params.real("dropout"))
                .classes();
    }

    private static void recurrent(LayerChain chain, int number, int filters, Params params) {
        chain.add("conv" + number, new RecurrentConvolution(filters, KERNEL, params.whole("iterations")));
        if (params.flag("norm")) {
            chain.norm2d("norm" + number);
        }
    }
}
