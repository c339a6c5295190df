package org.melograph.ui.job;

import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.melograph.ui.theme.Shapes;

/** How far a job is and what it does, with a button that stops it. */
public final class JobProgress extends VBox {
    /** The progress of a job; {@code styles} are of the button. */
    public JobProgress(StudioJob<?> job, Runnable stop, String... styles) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        setSpacing(4);
        getChildren()
                .setAll(
                        Shapes.row(8, bar, Shapes.button("Stop", stop, styles)),
                        Shapes.label(job.doingProperty(), "text-label"));
    }
}
