package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature;
import org.melograph.app.Pictures;
import org.melograph.app.listen.OpenSong;
import org.melograph.app.listen.OpenedSong;
import org.melograph.app.listen.SongFeature;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Workers;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.Features;
import org.melograph.feature.FrequencyAxis;
import org.melograph.music.Clip;
import org.melograph.plot.AxisScale;
import org.melograph.plot.ColorMap;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLevels;
import org.melograph.plot.Picture;
import org.melograph.plot.Range;
import org.melograph.plot.TimeCurves;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.plot.TimeWindow;
import org.melograph.ui.room.Desk;

/** The features of a song that are shown under each other, and those that could be shown beside them. */
final class FeaturePanes {
    /** A feature as a picture over the song's time. */
    static final class Pane {
        private final Feature feature;
        private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
        private final StringProperty failure = new SimpleStringProperty("");
        private @Nullable HeatmapLevels levels;
        private @Nullable StudioJob<?> running;
        private @Nullable CloserLook look;
        private @Nullable Range values;

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

        /** Whether its rows are a few quantities that are drawn as curves, for which little height is enough. */
        boolean isCurves() {
            return axis() instanceof FrequencyAxis.Lines;
        }

        /** The picture, a heatmap or curves; null while it is being computed, and where it cannot be. */
        ObjectProperty<@Nullable Picture> pictureProperty() {
            return picture;
        }

        /** The levels of the heatmap that was computed last; null before the first, and of curves. */
        @Nullable
        HeatmapLevels levels() {
            return levels;
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
            return running == null && picture.get() == null && failure.get().isEmpty();
        }

        private void clear() {
            StudioJob<?> job = running;
            if (job != null) {
                job.stop();
                running = null;
            }
            CloserLook near = look;
            if (near != null) {
                near.stop();
                look = null;
            }
            values = null;
            picture.set(null);
            failure.set("");
        }
    }

    /** A picture with what is needed to draw it at once. */
    private record Drawn(Picture picture, @Nullable HeatmapLevels levels) {
        static Drawn of(ExtractFeature.Report report, String title, @Nullable Range values) {
            if (Pictures.feature(report, title) instanceof Heatmap heatmap) {
                Heatmap coloured = values == null ? heatmap : heatmap.withRange(values);
                return new Drawn(coloured, HeatmapLevels.of(coloured));
            }
            return new Drawn(Pictures.feature(report, title), null);
        }
    }

    private static final List<Feature> OFFERED =
            Features.ALL.stream().filter(FeaturePanes::isOverTime).toList();

    private final Desk desk;
    private final TimeWindow window;
    private final ObservableList<Pane> shown = FXCollections.observableArrayList();
    private final ObservableList<Pane> readOnly = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<AxisScale> scale;
    private final ObjectProperty<ColorMap> colors;
    private @Nullable OpenedSong song;
    private @Nullable FeaturePanes beside;

    /** The panes the desk remembers, without a song; their pictures follow {@code scale} and {@code colors}. */
    FeaturePanes(Desk desk, TimeWindow window, ObjectProperty<AxisScale> scale, ObjectProperty<ColorMap> colors) {
        this.desk = desk;
        this.window = window;
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
        desk.panesProperty().addListener((o, was, is) -> follow(is));
        window.rangeProperty()
                .addListener((o, was, is) -> shown.forEach(pane -> {
                    if (pane.look != null) {
                        pane.look.moved();
                    }
                }));
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
            pane.clear();
            remember();
        }
    }

    /** Moves a pane down by so many places, up for less than 0; as far as there are any. */
    void move(Pane pane, int by) {
        int from = shown.indexOf(pane);
        int to = Math.clamp(from + by, 0, shown.size() - 1);
        if (from >= 0 && to != from) {
            List<Pane> order = new ArrayList<>(shown);
            order.add(to, order.remove(from));
            shown.setAll(order);
            remember();
        }
    }

    private void remember() {
        desk.panesProperty().set(shown.stream().map(Pane::feature).toList());
    }

    /** Computes every pane of another song, or leaves them empty for null. */
    void show(@Nullable OpenedSong opened) {
        song = opened;
        shown.forEach(Pane::clear);
        computeNext();
    }

    // From the top, no more at once than there are cores: others would only keep them waiting. The panes of a long song
    // share one reading.
    private void computeNext() {
        OpenedSong opened = song;
        if (opened != null) {
            boolean sharing = opened.seconds() > OpenSong.LONGEST_WHOLE_SECONDS;
            long running = shown.stream().filter(p -> p.running != null).count();
            long free = sharing ? shown.size() : Math.max(0, Workers.allowed() - running);
            shown.stream().filter(Pane::isWaiting).limit(free).forEach(pane -> compute(opened, pane));
        }
    }

    private void compute(OpenedSong opened, Pane pane) {
        SongFeature feature;
        try {
            feature = opened.feature(pane.feature(), pane.settings());
        } catch (BadInputException e) {
            pane.failureProperty().set(e.reason());
            return;
        }
        Consumer<Drawn> closer = StudioJobs.latest(drawn -> put(opened, pane, drawn));
        CloserLook look = new CloserLook(
                desk.jobs(), window, report -> closer.accept(Drawn.of(report, pane.title(), feature.values())));
        pane.look = look;
        Consumer<Drawn> whole = StudioJobs.latest(drawn -> {
            if (!look.isNear()) {
                put(opened, pane, drawn);
            }
        });
        StudioJob<?> job = desk.jobs()
                .startQuietly(
                        pane.title() + " of " + opened.file().getFileName(),
                        inside -> feature.whole(
                                report -> whole.accept(Drawn.of(report, pane.title(), feature.values())), inside));
        pane.running = job;
        look.at(feature);
        job.onFailed(sentence -> {
            if (pane.running == job) {
                pane.pictureProperty().set(null);
                pane.failureProperty().set(sentence);
            }
        });
        job.onEnded(() -> {
            if (pane.running == job) {
                pane.running = null;
                look.again();
                computeNext();
            }
        });
    }

    private void put(OpenedSong opened, Pane pane, Drawn drawn) {
        if (opened == song && shown.contains(pane)) {
            pane.levels = drawn.levels();
            pane.values = drawn.picture() instanceof Heatmap heatmap ? heatmap.range() : null;
            pane.pictureProperty().set(styled(pane, drawn.picture()));
            FeaturePanes others = beside;
            if (others != null) {
                others.restyle(pane.feature());
            }
        }
    }

    /** Shows the same features as another song's panes, in colours that mean the same; null alone again. */
    void beside(@Nullable FeaturePanes others) {
        beside = others;
        shown.forEach(pane -> restyle(pane.feature()));
    }

    // The desk remembers for all: what is added to one song's panes stands in the other's too.
    private void follow(List<String> wanted) {
        if (!wanted.equals(shown.stream().map(Pane::feature).toList())) {
            List<Pane> next = new ArrayList<>();
            for (String id : wanted) {
                shown.stream()
                        .filter(p -> p.feature().equals(id))
                        .findFirst()
                        .or(() -> offered(id).map(Pane::new))
                        .ifPresent(next::add);
            }
            shown.stream().filter(p -> !next.contains(p)).forEach(Pane::clear);
            if (!next.isEmpty()) {
                shown.setAll(next);
                computeNext();
            }
        }
    }

    private void restyle() {
        for (Pane pane : shown) {
            Picture now = pane.pictureProperty().get();
            if (now != null) {
                pane.pictureProperty().set(styled(pane, now));
            }
        }
    }

    private void restyle(String feature) {
        for (Pane pane : shown) {
            Picture now = pane.pictureProperty().get();
            if (now != null && pane.feature().equals(feature)) {
                pane.pictureProperty().set(styled(pane, now));
            }
        }
    }

    private @Nullable Range values(String feature) {
        return shown.stream()
                .filter(p -> p.feature().equals(feature))
                .findFirst()
                .map(p -> p.values)
                .orElse(null);
    }

    private Heatmap ranged(Pane pane, Heatmap heatmap) {
        Range own = pane.values;
        FeaturePanes others = beside;
        Range other = others == null ? null : others.values(pane.feature());
        if (own == null) {
            return heatmap;
        }
        return heatmap.withRange(
                other == null ? own : new Range(Math.min(own.low(), other.low()), Math.max(own.high(), other.high())));
    }

    private Picture styled(Pane pane, Picture picture) {
        return switch (picture) {
            case Heatmap heatmap -> styled(ranged(pane, heatmap));
            // A pitch is heard by ratios.
            case TimeCurves curves -> curves.withScale(scale.get() == AxisScale.MEL ? AxisScale.NOTE : scale.get());
            default -> picture;
        };
    }

    // Rows that are notes already stay as even as they are.
    private Heatmap styled(Heatmap picture) {
        Heatmap coloured = picture.withColors(colors.get());
        boolean spread = picture.rows() instanceof FrequencyAxis.Mel || picture.rows() instanceof FrequencyAxis.Linear;
        return spread ? coloured.withScale(scale.get()) : coloured;
    }
}
