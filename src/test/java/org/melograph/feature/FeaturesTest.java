package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;

class FeaturesTest {
    @Test
    void everyFeatureIsFoundByItsOwnId() throws BadInputException {
        for (Feature feature : Features.ALL) {
            assertEquals(feature, Features.byId(feature.spec().id()));
        }
        assertEquals(
                Features.ALL.size(),
                Features.ALL.stream().map(f -> f.spec().id()).distinct().count());
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() {
        String said = assertThrows(BadInputException.class, () -> Features.byId("mffc"))
                .reason();
        assertEquals("There is no feature 'mffc'. Did you mean 'mfcc'?", said);
    }

    @Test
    void everyStandardSettingIsWithinItsRange() throws BadInputException {
        for (Feature feature : Features.ALL) {
            for (var param : feature.spec().params()) {
                param.check(param.standard());
                assertEquals(param.standard(), param.parse(param.standard().toString()));
            }
            List<String> names =
                    feature.spec().params().stream().map(p -> p.name()).toList();
            assertEquals(names.size(), Set.copyOf(names).size());
        }
    }
}
