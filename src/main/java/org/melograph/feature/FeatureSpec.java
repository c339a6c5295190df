package org.melograph.feature;

import java.util.List;
import org.melograph.base.Param;
import org.melograph.music.Item;

/**
 * What a feature is, for lists, forms and checks.
 *
 * @param id the written id, such as {@code mel}
 * @param title for people
 * @param input what it is computed from
 * @param axes the names of the result's axes, outermost first; time is always the last
 * @param params its settings, named as librosa names them
 * @param source the definition it follows: the paper, or librosa's function
 */
public record FeatureSpec(
        String id, String title, Class<? extends Item> input, List<String> axes, List<Param> params, String source) {
    public FeatureSpec {
        axes = List.copyOf(axes);
        params = List.copyOf(params);
    }
}
