package org.melograph.ui.job;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.ui.theme.Shapes;

/** The jobs in progress at the end of the player bar: the oldest with its bar and time left, the others on a click. */
public final class JobsStrip extends HBox {
    private static final double BAR_WIDTH = 150;

    private final StudioJobs jobs;
    private final VBox list = new VBox(12);
    private final PopOver all = new PopOver(list);

    /** A strip that shows {@code jobs}; takes no room while there is nothing to show. */
    public JobsStrip(StudioJobs jobs) {
        this.jobs = jobs;
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(6);
        getStyleClass().add("jobs-strip");
        list.getStyleClass().add("card-body");
        list.setPrefWidth(340);
        all.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        all.setDetachable(false);
        all.setAnimated(false);
        jobs.running().addListener((ListChangeListener<StudioJob<?>>) c -> show());
        jobs.failed().addListener((ListChangeListener<StudioJob<?>>) c -> show());
        visibleProperty().bind(Bindings.isNotEmpty(getChildren()));
        managedProperty().bind(visibleProperty());
        show();
    }

    private void show() {
        getChildren().clear();
        list.getChildren().clear();
        for (StudioJob<?> job : jobs.running()) {
            list.getChildren().add(entry(job));
        }
        for (StudioJob<?> job : jobs.failed()) {
            list.getChildren().add(failure(job));
        }
        if (!jobs.running().isEmpty()) {
            getChildren().add(entry(jobs.running().getFirst()));
        }
        int hidden = Math.max(0, jobs.running().size() - 1) + jobs.failed().size();
        if (hidden > 0) {
            boolean onlyFailed = jobs.running().isEmpty();
            String text = onlyFailed ? hidden + " failed" : "+" + hidden;
            Button more = Shapes.button(text, this::toggleList, "bare");
            more.setAccessibleText("Show all jobs");
            if (onlyFailed) {
                more.getStyleClass().add("text-warn");
            }
            getChildren().add(more);
        } else {
            all.hide();
        }
    }

    private void toggleList() {
        if (all.isShowing()) {
            all.hide();
        } else {
            all.show(this);
        }
    }

    private static Node entry(StudioJob<?> job) {
        Label title = Shapes.label(job.title(), "text-label");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.SOMETIMES);
        title.textProperty()
                .bind(Bindings.when(job.doingProperty().isEmpty())
                        .then(job.title())
                        .otherwise(job.doingProperty()));
        Label left = Shapes.label(job.leftProperty(), "text-label");
        left.setMinWidth(USE_PREF_SIZE);
        HBox words = Shapes.row(8, title, Shapes.spring(), left);
        words.setPrefWidth(BAR_WIDTH);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.progressProperty());
        bar.setPrefWidth(BAR_WIDTH);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(job.title());
        VBox column = new VBox(5, words, bar);
        column.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(column, Priority.ALWAYS);
        return Shapes.row(6, column, Shapes.iconButton(Feather.X, "Stop: " + job.title(), job::stop, "bare"));
    }

    private Node failure(StudioJob<?> job) {
        Label sentence = Shapes.paragraph(job.failureProperty().get());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox row = Shapes.row(
                6,
                sentence,
                Shapes.iconButton(Feather.X, "Dismiss", () -> jobs.failed().remove(job), "bare"));
        row.getStyleClass().add("notice");
        return row;
    }
}
