package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.layer.PictureToSequence;

/** Convolutions along the segments of a song, chroma and timbre apart, beside its lyrics (Lengyel et al.). */
public final class SongCnn extends SongNetwork {
    @Override
    public String id() {
        return "song-cnn";
    }

    @Override
    public String title() {
        return "Whole song: convolutions along its segments";
    }

    @Override
    public String source() {
        return PAPER + "chroma and timbre each through three convolutions along time (128, 128, 256 filters) with max "
                + "pooling and the mean over time, both beside the lyrics; L1 and L2 norm on the dense layers, Adam, "
                + "learning rate 0.001, batches of 10, 20 epochs. " + DECISIONS
                + "Kernels of 4 segments and pools of 4, 2 and 2, as the network of van den Oord et al. (2013) that it is "
                + "modelled on; L1 1e-5, L2 1e-4.";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(List.of(
                new Param.Whole(
                        "filters",
                        "Filters",
                        "Filters of the first and the second convolution; the third has twice as many.",
                        128,
                        1,
                        2048),
                new Param.Whole("kernel", "Kernel", "Segments that a filter sees at once.", 4, 1, 64),
                new Param.Whole(
                        "pool", "Pool", "Segments of which the largest stays; the later pools have half.", 4, 2, 64)));
        params.addAll(headParams());
        params.addAll(List.of(
                new Param.Real("l1", "L1", "How strongly weights of the dense layers are drawn to zero.", 1e-5, 0, 1),
                new Param.Real(
                        "l2", "L2", "How strongly large weights of the dense layers are held down.", 1e-4, 0, 1)));
        params.addAll(TrainingParams.of(20, 10, 0.001, 8));
        return List.copyOf(params);
    }

    @Override
    void branch(LayerChain chain, String name, int rows, InputShape input, Params params) throws BadInputException {
        int filters = params.whole("filters");
        int kernel = params.whole("kernel");
        int pool = params.whole("pool");
        // What it takes for one step to be left at the end, from there back to the input.
        int least = kernel - 1 + pool / 2;
        least = kernel - 1 + pool / 2 * least;
        least = kernel - 1 + pool * least;
        requireAtLeast("step", input.steps(), least);
        chain.add(name + "_segments", new PictureToSequence())
                .conv1d(name + "_conv1", filters, kernel)
                .maxPool1d(name + "_pool1", pool)
                .conv1d(name + "_conv2", filters, kernel)
                .maxPool1d(name + "_pool2", pool / 2)
                .conv1d(name + "_conv3", 2 * filters, kernel)
                .maxPool1d(name + "_pool3", pool / 2)
                .averageOverTime(name + "_average");
    }

    @Override
    void head(LayerChain chain, Params params) {
        double l1 = params.real("l1");
        double l2 = params.real("l2");
        chain.dense("dense1", params.whole("dense"), l1, l2)
                .dense("dense2", params.whole("dense"), l1, l2)
                .dense("dense3", params.whole("embedding"), l1, l2)
                .embedding();
    }
}
