package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.melograph.app.HorseTest;
import org.melograph.ui.job.JobProgress;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** Whether the verdict survives what leaves the music the same, line by line; each plays the altered song. */
final class HorseCard extends VBox {
    private static final int FIRST_LINES = 8;
    private static final double VERDICT_WIDTH = 110;

    private final HorseModel model;
    private final ListenViewModel song;
    private final VBox body = new VBox(6);
    private boolean all;

    HorseCard(Desk desk, ListenViewModel song) {
        this.song = song;
        this.model = song.horse();
        getStyleClass().addAll("card", "card-body");
        setId("horse");
        getChildren().addAll(Shapes.label("Horse test", "text-strong"), new Notice(model.failureProperty()), body);
        managedProperty().bind(visibleProperty());
        model.linesProperty().addListener((o, was, is) -> show());
        model.runningProperty().addListener((o, was, is) -> show());
        model.reportProperty().addListener((o, was, is) -> show());
        song.verdict().judgementProperty().addListener((o, was, is) -> show());
        desk.player().trackProperty().addListener((o, was, is) -> show());
        show();
    }

    private void show() {
        setVisible(model.canTest());
        StudioJob<?> job = model.runningProperty().get();
        HorseTest.SongReport report = model.reportProperty().get();
        List<HorseTest.Line> lines = model.linesProperty().get();
        List<Node> rows = new ArrayList<>();
        if (lines.isEmpty() && job == null) {
            rows.add(Shapes.paragraph(
                    "Is it the music that the model hears? It is asked again about the song louder, softer, faster, higher,"
                            + " duller, noisier, as MP3, and about nothing at all.",
                    "text-secondary"));
            Button test = Shapes.button("Test", model::test);
            test.setId("horse-test");
            rows.add(test);
        }
        if (job != null) {
            rows.add(new JobProgress(job, model::stop, "small"));
        }
        if (report != null) {
            rows.add(summary(report));
        }
        List<HorseTest.Line> same =
                lines.stream().filter(HorseTest.Line::sameMusic).toList();
        same.stream().limit(all ? same.size() : FIRST_LINES).forEach(line -> rows.add(row(line)));
        if (same.size() > FIRST_LINES) {
            rows.add(Shapes.button(all ? "Show fewer" : "Show all " + same.size(), this::toggleAll, "small"));
        }
        List<HorseTest.Line> nothing =
                lines.stream().filter(l -> !l.sameMusic()).toList();
        if (!nothing.isEmpty()) {
            rows.add(Shapes.label("What does it say of nothing?", "text-label"));
            nothing.forEach(line -> rows.add(row(line)));
        }
        if (report != null) {
            report.refused().forEach(r -> rows.add(Shapes.paragraph(r.path() + ": " + r.reason(), "text-label")));
        }
        body.getChildren().setAll(rows);
    }

    private void toggleAll() {
        all = !all;
        show();
    }

    private static Node summary(HorseTest.SongReport report) {
        long asked = report.lines().stream().filter(HorseTest.Line::sameMusic).count();
        Label words = Shapes.paragraph(
                report.flips() == 0
                        ? report.label() + " withstands all " + asked + " alterations"
                        : report.flips() + " of " + asked + " alterations take " + report.label() + " away",
                report.flips() == 0 ? "text-good" : "text-warn");
        words.setId("horse-summary");
        return words;
    }

    private Node row(HorseTest.Line line) {
        Button play = Shapes.playButton(
                line.title() + ", from here on; once more and the song itself is heard", () -> model.play(line));
        play.setId("hear-" + line.alteration());
        Label title = Shapes.label(line.title());
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        if (model.isHeard(line)) {
            title.getStyleClass().add("text-accent");
        }
        Label verdict = Shapes.label(
                line.sameMusic()
                        ? line.flips() ? title(line.label()) : ""
                        : title(line.label()) + " " + Figures.percent(line.confidence()),
                line.sameMusic() ? "text-warn" : "text-secondary");
        verdict.setMinWidth(USE_PREF_SIZE);
        verdict.setMaxWidth(VERDICT_WIDTH);
        Label change = Shapes.label(line.sameMusic() ? change(line) : "", "text-secondary");
        change.setMinWidth(34);
        change.setAlignment(Pos.CENTER_RIGHT);
        HBox row = Shapes.row(6, play, title, verdict);
        if (line.sameMusic()) {
            row.getChildren().add(change);
        }
        Tooltip.install(
                row,
                new Tooltip(line.how() + " Then it says " + title(line.label()) + ", "
                        + Figures.percent(line.confidence()) + " sure."));
        return row;
    }

    private String title(String label) {
        Judgement answer = song.verdict().judgementProperty().get();
        return answer == null ? label : answer.title(label);
    }

    /** The change of the first verdict's probability, in percent points. */
    private static String change(HorseTest.Line line) {
        long points = Math.round(100 * line.change());
        return points == 0 ? "±0" : String.format(Locale.ROOT, "%+d", points).replace('-', '−');
    }
}
