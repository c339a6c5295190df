package org.melograph.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.ui.room.Desk;

class WindowMemoryTest {
    /** Preferences that live as long as the test. */
    private static final class Forgetful extends AbstractPreferences {
        private final Map<String, String> values = new HashMap<>();

        Forgetful() {
            super(null, "");
        }

        @Override
        protected void putSpi(String key, String value) {
            values.put(key, value);
        }

        @Override
        protected @Nullable String getSpi(String key) {
            return values.get(key);
        }

        @Override
        protected void removeSpi(String key) {
            values.remove(key);
        }

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected String[] keysSpi() {
            return values.keySet().toArray(String[]::new);
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }

    @Test
    void panesAreTheSameAfterAnotherStart() {
        Preferences store = new Forgetful();
        assertEquals(Desk.STANDARD_PANES, new WindowMemory(store).panes());
        new WindowMemory(store).rememberPanes(List.of("tempogram", "mel"));
        assertEquals(List.of("tempogram", "mel"), new WindowMemory(store).panes());
    }
}
