package org.melograph.zoo.neural;

import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.melograph.zoo.neural.layer.GatedRecurrent;
import org.melograph.zoo.neural.layer.SequenceLstm;

/** What a recurrent layer is made of. */
enum Cell {
    /** Long short-term memory. */
    LSTM {
        @Override
        BaseRecurrentLayer layer(int units) {
            return new SequenceLstm(units);
        }
    },
    /** Gated recurrent units as PyTorch, cuDNN and Keras compute them today: the reset gate weighs the product. */
    GRU {
        @Override
        BaseRecurrentLayer layer(int units) {
            return new GatedRecurrent(units, true);
        }
    };

    /** A layer that reads forwards. */
    abstract BaseRecurrentLayer layer(int units);
}
