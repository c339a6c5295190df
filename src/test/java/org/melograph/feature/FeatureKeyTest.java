package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.melograph.base.ContentHash;
import org.melograph.base.Params;

class FeatureKeyTest {
    private static final String CONTENT = ContentHash.of("a song");

    private static Params mel(Map<String, String> set) throws Exception {
        return Params.parse(Features.byId("mel").spec().params(), set);
    }

    @Test
    void anyDifferenceOfContentPartFeatureOrSettingIsAnotherKey() throws Exception {
        List<String> keys = List.of(
                FeatureKey.of(CONTENT, "", "mel", mel(Map.of())),
                FeatureKey.of(ContentHash.of("another"), "", "mel", mel(Map.of())),
                FeatureKey.of(CONTENT, "row 1", "mel", mel(Map.of())),
                FeatureKey.of(CONTENT, "row 12", "mel", mel(Map.of())),
                FeatureKey.of(CONTENT, "", "stft", mel(Map.of())),
                FeatureKey.of(CONTENT, "", "mel", mel(Map.of("n_mels", "64"))));
        assertEquals(Set.copyOf(keys).size(), keys.size());
        assertEquals(new HashSet<>(keys).size(), keys.size());
    }

    @Test
    void aSettingWrittenOutAtItsStandardChangesNothing() throws Exception {
        assertEquals(
                FeatureKey.of(CONTENT, "", "mel", mel(Map.of())),
                FeatureKey.of(CONTENT, "", "mel", mel(Map.of("n_fft", "2048"))));
    }

    @Test
    void whatHasNoContentHashHasNoKey() {
        assertThrows(IllegalArgumentException.class, () -> FeatureKey.of("", "", "mel", mel(Map.of())));
    }
}
