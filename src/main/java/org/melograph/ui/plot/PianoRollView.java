package org.melograph.ui.plot;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.plot.Box;
import org.melograph.plot.PianoRoll;
import org.melograph.plot.Picture;
import org.melograph.plot.PicturePainter;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.RollLayout;

/**
 * Notes on a piano roll: wheel scrolls pitches, with Alt zooms them, with Ctrl zooms time around the pointer, with Shift
 * scrolls time; dragging
 * the ground pans; a click on a note selects it (with Shift more than one), a click beside notes seeks. Keys: arrows scroll,
 * + and - zoom, Home, End, F (fit), Ctrl+A (select all), Escape (select none).
 */
public final class PianoRollView extends PlotView {
    private static final int FEWEST_PITCHES = 6;

    private final TimeWindow window;
    private final Rectangle cursorLine = new Rectangle();
    private final ReadOnlyObjectWrapper<List<Integer>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", List.of());
    private @Nullable PianoRoll roll;
    private int lowPitch;
    private int highPitch = 127;
    private int hovered = -1;
    private double pressedX;
    private double pressedY;
    private double pressedStart;
    private int pressedLow;
    private boolean dragged;
    private Consumer<@Nullable Note> onHover = note -> {};
    private DoubleConsumer onSeek = seconds -> {};

    /** An empty view of a stretch of time. */
    public PianoRollView(TimeWindow window) {
        super("Compose a take or open a MIDI file to see its notes");
        this.window = window;
        cursorLine.setMouseTransparent(true);
        cursorLine.setManaged(false);
        cursorLine.setWidth(2);
        cursorLine.setVisible(false);
        getChildren().add(cursorLine);
        whileSeen(window.rangeProperty(), this::redraw);
        whileSeen(window.cursorProperty(), this::placeCursor);
        selected.addListener((o, before, now) -> redraw());
        setOnMouseMoved(e -> hover(noteAt(e.getX(), e.getY())));
        setOnMouseExited(e -> hover(-1));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnScroll(this::scrolled);
        setOnKeyPressed(this::key);
    }

    /** Shows notes, or nothing, and all of their pitches. The time window is the caller's to reset. */
    public void show(@Nullable NoteSequence notes) {
        roll = notes == null ? null : PianoRoll.of("", notes);
        selected.set(List.of());
        hovered = -1;
        fitPitches();
        describe();
        redraw();
    }

    /** The indices of selected notes, in their order. */
    public ReadOnlyObjectProperty<List<Integer>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Selects notes by their indices. */
    public void select(List<Integer> notes) {
        selected.set(notes.stream().distinct().sorted().toList());
    }

    /** Is told the note under the pointer, and null when there is none. */
    public void setOnHover(Consumer<@Nullable Note> listener) {
        onHover = listener;
    }

    /** Is told where playing shall go on, in seconds. */
    public void setOnSeek(DoubleConsumer listener) {
        onSeek = listener;
    }

    /** Shows all pitches and all time. */
    public void fit() {
        fitPitches();
        window.fit();
        redraw();
    }

    @Override
    public @Nullable Picture toPicture() {
        return shown();
    }

    @Override
    boolean isFilled() {
        return roll != null;
    }

    @Override
    void draw() {
        super.draw();
        placeCursor();
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        PianoRoll shown = shown();
        if (shown != null) {
            PicturePainter.paint(shown, onto, colors, box);
        }
    }

    private @Nullable PianoRoll shown() {
        PianoRoll whole = roll;
        return whole == null
                ? null
                : whole.withWindow(window.range(), lowPitch, highPitch).withSelected(selected.get());
    }

    private void fitPitches() {
        PianoRoll whole = roll;
        if (whole != null) {
            lowPitch = whole.lowPitch();
            highPitch = whole.highPitch();
        }
    }

    private RollLayout rollLayout() {
        return RollLayout.of(box());
    }

    private int noteAt(double x, double y) {
        PianoRoll shown = shown();
        return shown == null ? -1 : rollLayout().noteAt(shown, x, y);
    }

    private void hover(int note) {
        PianoRoll whole = roll;
        if (note != hovered && whole != null) {
            hovered = note;
            onHover.accept(note < 0 ? null : whole.notes().notes().get(note));
        }
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        pressedX = e.getX();
        pressedY = e.getY();
        pressedStart = window.range().low();
        pressedLow = lowPitch;
        dragged = false;
    }

    private void dragged(MouseEvent e) {
        PianoRoll shown = shown();
        dragged |= Math.hypot(e.getX() - pressedX, e.getY() - pressedY) > 3;
        if (shown == null || !dragged) {
            return;
        }
        double length = window.range().length();
        double start =
                pressedStart - (e.getX() - pressedX) / rollLayout().notes().width() * length;
        double first = Math.clamp(start, 0.0, Math.max(0, window.length() - length));
        window.show(first, first + length);
        showPitches(
                pressedLow
                        + (int) Math.rint((e.getY() - pressedY) / rollLayout().rowHeight(shown)),
                highPitch - lowPitch);
    }

    private void released(MouseEvent e) {
        PianoRoll shown = shown();
        if (shown == null || dragged || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int note = noteAt(e.getX(), e.getY());
        if (note < 0) {
            if (rollLayout().notes().contains(e.getX(), e.getY())) {
                selected.set(List.of());
                onSeek.accept(rollLayout().secondsAt(shown, e.getX()));
            }
        } else if (e.isShiftDown()) {
            List<Integer> others =
                    selected.get().stream().filter(i -> i != note).toList();
            boolean was = others.size() < selected.get().size();
            select(
                    was
                            ? others
                            : Stream.concat(others.stream(), Stream.of(note)).toList());
        } else {
            select(List.of(note));
        }
    }

    private void scrolled(ScrollEvent e) {
        PianoRoll shown = shown();
        if (shown == null) {
            return;
        }
        double dx = e.getDeltaX();
        double dy = e.getDeltaY();
        if (e.isControlDown() || e.isShortcutDown()) {
            window.zoom(Wheel.factor(dy), rollLayout().secondsAt(shown, e.getX()));
        } else if (e.isShiftDown() || Math.abs(dx) > Math.abs(dy)) {
            double pixels = Math.abs(dx) > Math.abs(dy) ? dx : dy;
            window.pan(-pixels / rollLayout().notes().width() * window.range().length());
        } else if (e.isAltDown()) {
            zoomPitches(dy > 0 ? -2 : 2);
        } else {
            showPitches(lowPitch + (int) Math.signum(dy) * 2, highPitch - lowPitch);
        }
        e.consume();
    }

    private void zoomPitches(int more) {
        int span = Math.clamp(highPitch - lowPitch + more, FEWEST_PITCHES, 127);
        showPitches((highPitch + lowPitch - span) / 2, span);
    }

    private void showPitches(int low, int span) {
        lowPitch = Math.clamp(low, 0, 127 - span);
        highPitch = lowPitch + span;
        redraw();
    }

    private void key(KeyEvent e) {
        PianoRoll shown = shown();
        if (shown == null) {
            return;
        }
        double length = window.range().length();
        double middle = window.range().at(0.5);
        switch (e.getCode()) {
            case LEFT -> window.pan(-0.1 * length);
            case RIGHT -> window.pan(0.1 * length);
            case UP -> showPitches(lowPitch + 1, highPitch - lowPitch);
            case DOWN -> showPitches(lowPitch - 1, highPitch - lowPitch);
            case PLUS, ADD, EQUALS -> window.zoom(0.8, middle);
            case MINUS, SUBTRACT -> window.zoom(1.25, middle);
            case HOME -> window.pan(-window.length());
            case END -> window.pan(window.length());
            case F -> fit();
            case ESCAPE -> select(List.of());
            case A -> {
                if (!e.isShortcutDown()) {
                    return;
                }
                select(IntStream.range(0, shown.notes().notes().size()).boxed().toList());
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void placeCursor() {
        PianoRoll shown = shown();
        boolean visible = shown != null && window.range().contains(window.cursor());
        cursorLine.setVisible(visible);
        if (visible && shown != null) {
            Box area = rollLayout().notes();
            cursorLine.setX(Math.rint(rollLayout().x(shown, window.cursor())) - 1);
            cursorLine.setY(area.y());
            cursorLine.setHeight(area.height());
            cursorLine.setFill(CanvasSurface.fx(theme().text()));
        }
    }
}
