package org.melograph.cli;

import java.util.Locale;

/** Whether a window could be shown. */
final class Display {
    private Display() {}

    /** True on a system whose windows need an X or Wayland display that is not there. */
    static boolean isMissing() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean needsDisplay = !system.contains("windows") && !system.contains("mac");
        boolean headlessPlatform = System.getProperty("glass.platform") != null;
        return needsDisplay && !headlessPlatform && isBlank(System.getenv("DISPLAY"));
    }

    private static boolean isBlank(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isBlank();
    }
}
