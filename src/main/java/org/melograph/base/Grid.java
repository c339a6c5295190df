package org.melograph.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every combination of several parameters' values. */
public final class Grid {
    private Grid() {}

    /**
     * The combinations, the last parameter changing fastest.
     *
     * @param values of each parameter, in the order they are to be tried; no parameters give one combination, the empty one
     */
    public static List<Map<String, String>> of(Map<String, List<String>> values) {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> before : all) {
                for (String value : parameter.getValue()) {
                    Map<String, String> set = new LinkedHashMap<>(before);
                    set.put(parameter.getKey(), value);
                    longer.add(set);
                }
            }
            all = longer;
        }
        return all;
    }
}
