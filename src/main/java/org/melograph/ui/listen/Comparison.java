package org.melograph.ui.listen;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Range;
import org.melograph.plot.WaveOverview;
import org.melograph.ui.player.Track;
import org.melograph.ui.plot.TimeWindow;
import org.melograph.ui.room.Desk;

/**
 * Two songs beside each other: the same panes in the same colours, their time axes linked. A time of the first song belongs
 * to that time plus {@link #offsetProperty} of the second.
 */
final class Comparison {
    /** What is this part of the loudest sample is heard as the beginning. */
    private static final float AUDIBLE = 0.05f;

    private final Desk desk;
    private final ListenViewModel first;
    private final ListenViewModel second;
    private final BooleanProperty linked = new SimpleBooleanProperty(true);
    private final DoubleProperty offset = new SimpleDoubleProperty();
    private boolean moving;

    /** A comparison of the song that {@code first} shows with the one that the desk names beside it. */
    Comparison(Desk desk, ListenViewModel first) {
        this.desk = desk;
        this.first = first;
        second = new ListenViewModel(desk);
        second.scaleProperty().bindBidirectional(first.scaleProperty());
        second.colorsProperty().bindBidirectional(first.colorsProperty());
        first.window().rangeProperty().addListener((o, was, is) -> lead(first, second, offset.get()));
        second.window().rangeProperty().addListener((o, was, is) -> {
            // While it is being opened it shows what its own length becomes, and follows.
            if (second.waveProperty().get() != null) {
                lead(second, first, -offset.get());
            }
        });
        first.window().pointerProperty().addListener((o, was, is) -> point(second, is.doubleValue() + offset.get()));
        second.window().pointerProperty().addListener((o, was, is) -> point(first, is.doubleValue() - offset.get()));
        first.waveProperty().addListener((o, was, is) -> widen());
        second.waveProperty().addListener((o, was, is) -> widen());
        linked.addListener((o, was, is) -> {
            if (is) {
                // As they stand beside each other now.
                offset.set(
                        second.window().range().low() - first.window().range().low());
                widen();
                lead(first, second, offset.get());
            }
        });
        desk.besideProperty().addListener((o, was, is) -> show(is));
        first.songProperty().addListener((o, was, is) -> {
            if (is != null && is.equals(desk.besideProperty().get())) {
                close();
            }
        });
        show(desk.besideProperty().get());
    }

    private void show(@Nullable Path file) {
        linked.set(true);
        offset.set(0);
        if (file == null) {
            first.panes().beside(null);
            second.panes().beside(null);
            second.clear();
            first.window().widen(new Range(0, first.window().length()));
        } else {
            first.panes().beside(second.panes());
            second.panes().beside(first.panes());
            second.show(file);
        }
    }

    /** Shows the first song alone again. */
    void close() {
        desk.besideProperty().set(null);
    }

    /** Whether there is a second song. */
    ObservableBooleanValue isOpen() {
        return second.songProperty().isNotNull();
    }

    /** The song at the right. */
    ListenViewModel second() {
        return second;
    }

    /** Whether both songs move together; where it becomes true they stay as they stand beside each other. */
    BooleanProperty linkedProperty() {
        return linked;
    }

    /** What is added to a time of the first song to get that of the second, in seconds. */
    ReadOnlyDoubleProperty offsetProperty() {
        return offset;
    }

    /** Lays the beginnings of what is heard in both songs beside each other. */
    void alignBeginnings() {
        WaveOverview one = first.waveProperty().get();
        WaveOverview other = second.waveProperty().get();
        if (one != null && other != null) {
            align(beginning(other) - beginning(one));
        }
    }

    /** Lays both songs beside each other so that the second is {@code seconds} ahead of the first. */
    void align(double seconds) {
        offset.set(seconds);
        linked.set(true);
        widen();
        lead(first, second, seconds);
    }

    private static double beginning(WaveOverview wave) {
        float[] peaks = wave.peaks().values();
        float loudest = 0;
        for (float peak : peaks) {
            loudest = Math.max(loudest, Math.abs(peak));
        }
        int at = 0;
        while (at < peaks.length && Math.abs(peaks[at]) <= AUDIBLE * loudest) {
            at++;
        }
        return at == peaks.length
                ? 0
                : (at >> 1) * wave.seconds() / wave.peaks().size(0);
    }

    /** Plays the other song from the place that is heard now, or the first from its place where neither is on the deck. */
    void playOther() {
        Path one = first.songProperty().get();
        Path other = second.songProperty().get();
        if (one == null || other == null) {
            return;
        }
        Track on = desk.player().trackProperty().get();
        double now = desk.player().positionProperty().get();
        if (on != null && on.id().equals(one.toString())) {
            second.play(Math.max(0, now + offset.get()), Double.POSITIVE_INFINITY);
        } else {
            boolean isOther = on != null && on.id().equals(other.toString());
            first.play(isOther ? Math.max(0, now - offset.get()) : 0, Double.POSITIVE_INFINITY);
        }
    }

    // Both windows reach as far as the longer song does, each in its own time.
    private void widen() {
        if (second.songProperty().get() == null) {
            return;
        }
        double low = Math.min(0, -offset.get());
        double high = Math.max(first.window().length(), second.window().length() - offset.get());
        moving = true;
        first.window().widen(new Range(low, high));
        second.window().widen(new Range(low + offset.get(), high + offset.get()));
        moving = false;
        if (linked.get()) {
            lead(first, second, offset.get());
        }
    }

    private void point(ListenViewModel at, double seconds) {
        if (!moving && second.songProperty().get() != null) {
            moving = true;
            at.window().pointerProperty().set(seconds);
            moving = false;
        }
    }

    private void lead(ListenViewModel from, ListenViewModel to, double ahead) {
        if (!moving && linked.get() && second.songProperty().get() != null) {
            moving = true;
            TimeWindow window = from.window();
            to.window().show(window.range().low() + ahead, window.range().high() + ahead);
            moving = false;
        }
    }
}
