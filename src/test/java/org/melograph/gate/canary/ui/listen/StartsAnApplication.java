package org.melograph.gate.canary.ui.listen;

import javafx.application.Application;

/** A second way into the studio. */
public interface StartsAnApplication {
    Application application();
}
