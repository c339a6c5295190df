package org.melograph.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A setting that was tried by cross-validation within a training part.
 *
 * @param set the parameters that were tried, as {@code --set} takes them
 * @param accuracy mean over the folds, 0 to 1
 * @param deviation standard deviation over the folds (n - 1)
 * @param folds the number of folds, each of whole groups
 * @param chosen whether the model was fitted with it in the end
 */
public record TriedSetting(Map<String, String> set, double accuracy, double deviation, int folds, boolean chosen) {
    public TriedSetting {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }
}
