package org.melograph.gate.canary.ui.listen;

import javafx.application.Platform;

/** Goes to the JavaFX thread by itself. */
public final class RunsLater {
    public void run(Runnable work) {
        Platform.runLater(work);
    }
}
