package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature;
import org.melograph.app.Pictures;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.Features;
import org.melograph.feature.FrequencyAxis;
import org.melograph.music.Clip;
import org.melograph.plot.AxisScale;
import org.melograph.plot.ColorMap;
import org.melograph.plot.Heatmap;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;

/** The features of a song that are shown under each other, and those that could be shown beside them. */
final class FeaturePanes {
    /** A feature as a picture over the song's time. */
    static final class Pane {
        private final Feature feature;
        private final ObjectProperty<@Nullable Heatmap> heatmap = new SimpleObjectProperty<>();
        private final StringProperty failure = new SimpleStringProperty("");

        private Pane(Feature feature) {
            this.feature = feature;
        }

        /** The written id of the feature. */
        String feature() {
            return feature.spec().id();
        }

        String title() {
            return feature.spec().title();
        }

        /** Whether its rows are a few quantities, for which little height is enough. */
        boolean isLow() {
            return axis() instanceof FrequencyAxis.Lines;
        }

        /** The picture; null while it is being computed, and where it cannot be. */
        ObjectProperty<@Nullable Heatmap> heatmapProperty() {
            return heatmap;
        }

        /** Why the feature cannot be computed, one sentence; empty where nothing speaks against it. */
        StringProperty failureProperty() {
            return failure;
        }

        private FrequencyAxis axis() {
            return feature.frequencyAxis(Params.standard(feature.spec().params()));
        }

        // Levels are seen in dB, whatever networks are given.
        private Map<String, String> settings() {
            boolean inDecibels = feature.spec().params().stream()
                    .anyMatch(param -> param instanceof Param.Choice choice
                            && choice.name().equals("scale")
                            && choice.choices().contains("db"));
            return inDecibels ? Map.of("scale", "db") : Map.of();
        }

        private boolean isWaiting() {
            return heatmap.get() == null && failure.get().isEmpty();
        }

        private void clear() {
            heatmap.set(null);
            failure.set("");
        }
    }

    private static final List<Feature> OFFERED =
            Features.ALL.stream().filter(FeaturePanes::isOverTime).toList();

    private final Desk desk;
    private final ObservableList<Pane> shown = FXCollections.observableArrayList();
    private final ObservableList<Pane> readOnly = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<AxisScale> scale;
    private final ObjectProperty<ColorMap> colors;
    private @Nullable Path song;
    private @Nullable StudioJob<Heatmap> running;

    /** The panes the desk remembers, without a song; their pictures follow {@code scale} and {@code colors}. */
    FeaturePanes(Desk desk, ObjectProperty<AxisScale> scale, ObjectProperty<ColorMap> colors) {
        this.desk = desk;
        this.scale = scale;
        this.colors = colors;
        desk.panesProperty().get().stream()
                .distinct()
                .map(FeaturePanes::offered)
                .flatMap(Optional::stream)
                .forEach(feature -> shown.add(new Pane(feature)));
        if (shown.isEmpty()) {
            Desk.STANDARD_PANES.forEach(id -> offered(id).ifPresent(feature -> shown.add(new Pane(feature))));
        }
        scale.addListener((o, was, is) -> restyle());
        colors.addListener((o, was, is) -> restyle());
    }

    // The samples themselves stand above the panes already.
    private static boolean isOverTime(Feature feature) {
        FeatureSpec spec = feature.spec();
        return spec.takes(Clip.class)
                && spec.axes().size() == 2
                && spec.axes().getLast().equals("frame")
                && feature.timeGrid(Params.standard(spec.params())).isRegular();
    }

    private static Optional<Feature> offered(String id) {
        return OFFERED.stream().filter(f -> f.spec().id().equals(id)).findFirst();
    }

    /** The panes from top to bottom, at least one; read only. */
    ObservableList<Pane> shown() {
        return readOnly;
    }

    /** The features over time that are computed from sound and not shown yet, in the order of menus. */
    List<FeatureSpec> addable() {
        return OFFERED.stream()
                .map(Feature::spec)
                .filter(spec -> shown.stream().noneMatch(p -> p.feature().equals(spec.id())))
                .toList();
    }

    /** Shows a feature below the others; nothing happens where it is shown already or is not over time. */
    void add(String id) {
        if (addable().stream().anyMatch(spec -> spec.id().equals(id))) {
            offered(id).ifPresent(feature -> shown.add(new Pane(feature)));
            remember();
            computeNext();
        }
    }

    /** Shows a feature no longer; the last one stays. */
    void close(Pane pane) {
        if (shown.size() > 1 && shown.remove(pane)) {
            remember();
        }
    }

    private void remember() {
        desk.panesProperty().set(shown.stream().map(Pane::feature).toList());
    }

    /** Computes every pane of another song, or leaves them empty for null. */
    void show(@Nullable Path file) {
        StudioJob<Heatmap> before = running;
        if (before != null) {
            before.stop();
            running = null;
        }
        song = file;
        shown.forEach(Pane::clear);
        computeNext();
    }

    // One after the other, from the top: side by side they would only keep each other waiting.
    private void computeNext() {
        Path file = song;
        Pane pane = shown.stream().filter(Pane::isWaiting).findFirst().orElse(null);
        if (file == null || pane == null || running != null) {
            return;
        }
        StudioJob<Heatmap> job = desk.jobs().startQuietly(pane.title() + " of " + file.getFileName(), inside -> {
            ExtractFeature.Report report = desk.verbs().feature(file, pane.feature(), pane.settings(), inside);
            return Pictures.heatmap(report, pane.title());
        });
        running = job;
        job.onDone(heatmap -> ifStill(job, () -> pane.heatmapProperty().set(styled(heatmap))));
        job.onFailed(sentence -> ifStill(job, () -> pane.failureProperty().set(sentence)));
        job.onEnded(() -> ifStill(job, () -> {
            running = null;
            if (!job.isStopping()) {
                computeNext();
            }
        }));
    }

    private void ifStill(StudioJob<Heatmap> job, Runnable action) {
        if (Objects.equals(job, running)) {
            action.run();
        }
    }

    private void restyle() {
        for (Pane pane : shown) {
            Heatmap now = pane.heatmapProperty().get();
            if (now != null) {
                pane.heatmapProperty().set(styled(now));
            }
        }
    }

    // Rows that are notes already stay as even as they are.
    private Heatmap styled(Heatmap picture) {
        Heatmap coloured = picture.withColors(colors.get());
        boolean spread = picture.rows() instanceof FrequencyAxis.Mel || picture.rows() instanceof FrequencyAxis.Linear;
        return spread ? coloured.withScale(scale.get()) : coloured;
    }
}
