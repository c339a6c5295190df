package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.SongAnnotations.Annotated;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;
import org.melograph.ui.job.Work;
import org.melograph.ui.plot.AnnotationView.Mark;
import org.melograph.ui.room.Desk;

/**
 * The annotations of the song that is shown: every change is kept in the library at once, and can be undone until another
 * song is shown. New annotations go to the layer of the picked one, or the last that was used.
 */
final class AnnotationModel {
    private static final String FIRST_LAYER = "Labels";
    private static final int MOST_UNDONE = 500;

    private final Desk desk;
    private final ObjectProperty<List<AnnotationLayer>> layers = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable Mark> picked = new SimpleObjectProperty<>();
    private final StringProperty failure = new SimpleStringProperty("");
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();
    private final Deque<List<AnnotationLayer>> before = new ArrayDeque<>();
    private final Deque<List<AnnotationLayer>> after = new ArrayDeque<>();
    private @Nullable Path song;
    private String hash = "";
    private int active;
    private boolean keeping;
    // The newest state of each song that waits to be kept.
    private final Map<String, Annotated> unkept = new LinkedHashMap<>();

    AnnotationModel(Desk desk) {
        this.desk = desk;
    }

    /** Shows the annotations of another song. */
    void show(@Nullable Path file) {
        song = file;
        hash = "";
        ready.set(false);
        before.clear();
        after.clear();
        active = 0;
        failure.set("");
        set(List.of(), null);
        if (file != null) {
            desk.jobs()
                    .startQuietly(
                            "Annotations of " + file.getFileName(),
                            job -> desk.verbs().annotations().of(file))
                    .onDone(annotated -> {
                        if (file.equals(song)) {
                            hash = annotated.hash();
                            set(annotated.layers(), null);
                            ready.set(true);
                        }
                    })
                    .onFailed(sentence -> fail(file, sentence));
        }
    }

    private void fail(Path file, String sentence) {
        if (file.equals(song)) {
            failure.set(sentence);
        }
    }

    private void set(List<AnnotationLayer> next, @Nullable Mark mark) {
        layers.set(List.copyOf(next));
        picked.set(mark);
        canUndo.set(!before.isEmpty());
        canRedo.set(!after.isEmpty());
    }

    /** Makes a change that can be undone. */
    private void change(List<AnnotationLayer> next, @Nullable Mark mark) {
        if (!ready.get()) {
            return;
        }
        before.push(layers.get());
        if (before.size() > MOST_UNDONE) {
            before.removeLast();
        }
        after.clear();
        set(next, mark);
        keep(new Annotated(hash, next));
    }

    /** Keeps the newest state; changes that come while one is being kept are kept together. */
    private void keep(Annotated state) {
        unkept.put(state.hash(), state);
        if (!keeping) {
            keepNext();
        }
    }

    private void keepNext() {
        keeping = !unkept.isEmpty();
        if (keeping) {
            Annotated state = unkept.values().iterator().next();
            unkept.remove(state.hash());
            desk.jobs()
                    .startQuietly("Keep annotations", job -> {
                        desk.verbs().annotations().keep(state.hash(), state.layers());
                        return true;
                    })
                    .onFailed(failure::set)
                    .onEnded(this::keepNext);
        }
    }

    /** Takes the last change back. */
    void undo() {
        step(before, after);
    }

    /** Makes the last change again that was taken back. */
    void redo() {
        step(after, before);
    }

    private void step(Deque<List<AnnotationLayer>> from, Deque<List<AnnotationLayer>> to) {
        if (!from.isEmpty()) {
            to.push(layers.get());
            List<AnnotationLayer> state = from.pop();
            set(state, null);
            keep(new Annotated(hash, state));
        }
    }

    /** Adds an annotation to the layer in use and picks it; makes the first layer where there is none. */
    void add(Annotation annotation) {
        if (layers.get().isEmpty()) {
            change(List.of(new AnnotationLayer(FIRST_LAYER, 0, List.of(annotation))), new Mark(0, annotation));
            active = 0;
        } else {
            add(Math.clamp(active, 0, layers.get().size() - 1), annotation);
        }
    }

    /** Adds an annotation to a layer and picks it. */
    void add(int layer, Annotation annotation) {
        active = layer;
        change(with(layer, layers.get().get(layer).plus(annotation)), new Mark(layer, annotation));
    }

    private List<AnnotationLayer> with(int layer, AnnotationLayer other) {
        List<AnnotationLayer> next = new ArrayList<>(layers.get());
        next.set(layer, other);
        return next;
    }

    /** Puts another annotation in the place of one. */
    void replace(Mark mark, Annotation by) {
        AnnotationLayer layer = layers.get().get(mark.layer());
        active = mark.layer();
        if (!by.equals(mark.annotation())) {
            change(with(mark.layer(), layer.minus(mark.annotation()).plus(by)), new Mark(mark.layer(), by));
        }
    }

    /** Takes the picked annotation away. */
    void removePicked() {
        Mark mark = picked.get();
        if (mark != null) {
            change(with(mark.layer(), layers.get().get(mark.layer()).minus(mark.annotation())), null);
        }
    }

    /** Picks an annotation; null for none. */
    void pick(@Nullable Mark mark) {
        picked.set(mark);
        if (mark != null) {
            active = mark.layer();
        }
    }

    /** Uses a layer for what is added next. */
    void use(int layer) {
        active = layer;
    }

    /** The annotation that stands before or after the picked one in its layer; null where there is none. */
    @Nullable
    Mark neighbour(int by) {
        Mark mark = picked.get();
        if (mark == null) {
            return null;
        }
        List<Annotation> all = layers.get().get(mark.layer()).annotations();
        int to = all.indexOf(mark.annotation()) + by;
        return to >= 0 && to < all.size() ? new Mark(mark.layer(), all.get(to)) : null;
    }

    /** Adds layers below, in colours of their own. */
    void addLayers(List<AnnotationLayer> more) {
        List<AnnotationLayer> next = new ArrayList<>(layers.get());
        for (AnnotationLayer layer : more) {
            next.add(layer.colored(next.size()));
        }
        active = next.size() - 1;
        change(next, null);
    }

    /** Adds an empty layer, whose name no other has. */
    void addLayer() {
        String name = FIRST_LAYER;
        for (int number = 2; hasLayer(name); number++) {
            name = FIRST_LAYER + " " + number;
        }
        addLayers(List.of(new AnnotationLayer(name, 0, List.of())));
    }

    private boolean hasLayer(String name) {
        return layers.get().stream().anyMatch(l -> l.name().equals(name));
    }

    /** Takes a layer away. */
    void removeLayer(int layer) {
        List<AnnotationLayer> next = new ArrayList<>(layers.get());
        next.remove(layer);
        active = 0;
        change(next, null);
    }

    /** Puts another layer in the place of one, such as the same under another name. */
    void replaceLayer(int layer, AnnotationLayer by) {
        change(with(layer, by), null);
    }

    /** Adds the layers of a file. */
    void read(Path file) {
        bring("Read " + file.getFileName(), job -> desk.verbs().annotations().read(file, job));
    }

    /** Adds the beats of the song. */
    void addBeats() {
        Path now = song;
        if (now != null) {
            bring(
                    "Beats of " + now.getFileName(),
                    job -> List.of(desk.verbs().annotations().beats(now, job)));
        }
    }

    private void bring(String title, Work<List<AnnotationLayer>> work) {
        Path now = song;
        if (now == null) {
            return;
        }
        failure.set("");
        desk.jobs()
                .start(title, work)
                .onDone(found -> {
                    if (now.equals(song)) {
                        addLayers(found);
                    }
                })
                .onFailed(sentence -> fail(now, sentence));
    }

    /** Writes layers to a file. */
    void write(List<AnnotationLayer> chosen, Path file) {
        Path now = song;
        if (now != null) {
            failure.set("");
            desk.jobs()
                    .start("Write " + file.getFileName(), job -> {
                        desk.verbs().annotations().write(now, chosen, file);
                        return file;
                    })
                    .onFailed(sentence -> fail(now, sentence));
        }
    }

    /** The frequencies an annotation is about, from a range of a selection; null for all. */
    static @Nullable FrequencyBand band(org.melograph.plot.@Nullable Range hertz) {
        return hertz == null ? null : new FrequencyBand(Math.max(0, hertz.low()), hertz.high());
    }

    /** From top to bottom. */
    ReadOnlyObjectProperty<List<AnnotationLayer>> layersProperty() {
        return layers;
    }

    /** The annotation that was picked last; null for none. */
    ReadOnlyObjectProperty<@Nullable Mark> pickedProperty() {
        return picked;
    }

    /** What went wrong, one sentence; empty where all is well. */
    StringProperty failureProperty() {
        return failure;
    }

    /** Whether the song's annotations were read, so that they can be changed. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready;
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo;
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo;
    }

    /** The file of the song; null for none. */
    @Nullable
    Path song() {
        return song;
    }
}
