package org.melograph.zoo.neural;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.melograph.model.InputShape;

/** How a network sees the axes {@code [example, channel, step]} of a batch. */
enum InputLayout {
    /** As a sequence: {@code [example, channel, step]}. */
    SEQUENCE {
        @Override
        InputType type(InputShape input, int classes) {
            return InputType.recurrent(input.channels(), input.steps(), RNNFormat.NCW);
        }

        @Override
        long[] shape(int examples, InputShape input) {
            return new long[] {examples, input.channels(), input.steps()};
        }

        @Override
        boolean usesMask() {
            return true;
        }
    },
    /** As a picture with one colour, channels up and steps to the right: {@code [example, 1, channel, step]}. */
    PICTURE {
        @Override
        InputType type(InputShape input, int classes) {
            // Channels first: with oneDNN the other format trains to wrong weights in this release of DL4J.
            return InputType.convolutional(input.channels(), input.steps(), 1, CNN2DFormat.NCHW);
        }

        @Override
        long[] shape(int examples, InputShape input) {
            return new long[] {examples, 1, input.channels(), input.steps()};
        }

        @Override
        boolean usesMask() {
            return false;
        }
    },
    /** As a sequence of class indices, one a step: {@code [example, 1, step]}. */
    TOKENS {
        @Override
        InputType type(InputShape input, int classes) {
            // The embedding layer takes the size for the number of different indices.
            return InputType.recurrent(classes, input.steps(), RNNFormat.NCW);
        }

        @Override
        long[] shape(int examples, InputShape input) {
            return new long[] {examples, 1, input.steps()};
        }

        @Override
        boolean usesMask() {
            // Nothing looks ahead: padding at the end changes no step before it, and its answers do not count.
            return false;
        }
    },
    /** As one row of numbers: {@code [example, channel * step]}. */
    ROW {
        @Override
        InputType type(InputShape input, int classes) {
            return InputType.feedForward((long) input.channels() * input.steps());
        }

        @Override
        long[] shape(int examples, InputShape input) {
            return new long[] {examples, (long) input.channels() * input.steps()};
        }

        @Override
        boolean usesMask() {
            return false;
        }
    };

    /** The input type the network is configured with. */
    abstract InputType type(InputShape input, int classes);

    /** The shape of a stack of examples. */
    abstract long[] shape(int examples, InputShape input);

    /** Whether layers are told which steps are padding; where they are not, padding is just zeros. */
    abstract boolean usesMask();
}
