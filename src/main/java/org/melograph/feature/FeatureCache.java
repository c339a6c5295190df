package org.melograph.feature;

import java.util.Optional;
import org.melograph.base.Tensor;

/** Keeps computed features by key, so that each is computed once. Safe for use from several threads. */
public interface FeatureCache {
    /** What was kept under the key. */
    Optional<Tensor> get(String key);

    /** Keeps a feature; failing to keep it is no error, it will be computed again. */
    void put(String key, Tensor feature);

    /** Keeps nothing. */
    FeatureCache NONE = new FeatureCache() {
        @Override
        public Optional<Tensor> get(String key) {
            return Optional.empty();
        }

        @Override
        public void put(String key, Tensor feature) {}
    };
}
