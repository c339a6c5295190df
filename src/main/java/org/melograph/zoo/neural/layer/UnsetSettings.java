package org.melograph.zoo.neural.layer;

import org.deeplearning4j.nn.conf.layers.BaseLayer;

/** What a layer takes from its network. DL4J's builders leave it unset; its constructors set it, gradient limits to none. */
final class UnsetSettings {
    private UnsetSettings() {}

    /** Leaves to the network what its layers have in common. */
    static void of(BaseLayer layer) {
        layer.setBiasInit(Double.NaN);
        layer.setGainInit(Double.NaN);
        layer.setGradientNormalization(null);
        layer.setGradientNormalizationThreshold(Double.NaN);
    }
}
