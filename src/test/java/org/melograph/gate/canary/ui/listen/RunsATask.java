package org.melograph.gate.canary.ui.listen;

import javafx.concurrent.Task;

/** Long work outside ui.job. */
public interface RunsATask {
    Task<String> task();
}
