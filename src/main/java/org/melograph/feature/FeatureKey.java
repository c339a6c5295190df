package org.melograph.feature;

import java.util.Map;
import java.util.TreeMap;
import org.melograph.base.ContentHash;
import org.melograph.base.Params;

/** The name a computed feature is kept under in a {@link FeatureCache}. */
public final class FeatureKey {
    // Raised when a feature's numbers change although its settings do not, so that nothing stale is read back.
    private static final int NUMBERS_VERSION = 1;

    private FeatureKey() {}

    /**
     * The key of one feature of one file: equal only where the file's content, the feature and every setting are.
     *
     * @param contentHash the SHA-256 of the file; where the file is called does not matter
     * @param part what of the file: empty for the whole, such as {@code row 12} for a row of a table
     * @param feature the feature's id
     * @return 64 hexadecimal digits
     */
    public static String of(String contentHash, String part, String feature, Params params) {
        if (contentHash.isBlank()) {
            throw new IllegalArgumentException("A feature of nothing known by its content cannot be kept.");
        }
        StringBuilder text = new StringBuilder("melograph feature ")
                .append(NUMBERS_VERSION)
                .append('\n')
                .append(contentHash)
                .append('\n')
                .append(part)
                .append('\n')
                .append(feature)
                .append('\n');
        for (Map.Entry<String, String> setting : new TreeMap<>(params.asText()).entrySet()) {
            text.append(setting.getKey()).append('=').append(setting.getValue()).append('\n');
        }
        return ContentHash.of(text.toString());
    }
}
