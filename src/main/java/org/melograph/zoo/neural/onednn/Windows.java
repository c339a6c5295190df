package org.melograph.zoo.neural.onednn;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;

/** How the windows of DL4J's layers move. */
final class Windows {
    private Windows() {}

    /**
     * The window of a convolution.
     *
     * @param axes how many axes stand behind the channels, 1 or 2
     * @param input the axes of its input
     */
    static Window of(ConvolutionLayer conf, int axes, long[] input) {
        List<Window.Along> along = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            along.add(along(conf, axis, input[axis + 2]));
        }
        return new Window(along);
    }

    /** The window of a pooling, as above. */
    static Window of(SubsamplingLayer conf, int axes, long[] input) {
        List<Window.Along> along = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            along.add(along(conf, axis, input[axis + 2]));
        }
        return new Window(along);
    }

    /** How a layer moves along a sequence of the given length; null for layers that leave the length alone. */
    static Window.@Nullable Along alongSteps(Layer layer, long steps) {
        return switch (layer) {
            case Convolution1DLayer conf -> along(conf, 0, steps);
            case Subsampling1DLayer conf -> along(conf, 0, steps);
            default -> null;
        };
    }

    private static Window.Along along(ConvolutionLayer conf, int axis, long input) {
        return along(
                conf.getConvolutionMode(),
                conf.getKernelSize()[axis],
                conf.getStride()[axis],
                conf.getDilation()[axis],
                conf.getPadding()[axis],
                input);
    }

    private static Window.Along along(SubsamplingLayer conf, int axis, long input) {
        return along(
                conf.getConvolutionMode(),
                conf.getKernelSize()[axis],
                conf.getStride()[axis],
                conf.getDilation()[axis],
                conf.getPadding()[axis],
                input);
    }

    private static Window.Along along(
            ConvolutionMode mode, int size, int stride, int dilation, int padding, long input) {
        return switch (mode) {
            case Same -> Window.Along.same(size, stride, dilation, input);
            case Causal -> Window.Along.causal(size, stride, dilation);
            case Truncate, Strict -> new Window.Along(size, stride, dilation, padding, padding);
        };
    }
}
