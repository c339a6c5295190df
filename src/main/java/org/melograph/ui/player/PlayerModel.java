package org.melograph.ui.player;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.WaveOverview;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;

/** The player: which track is on the deck, where it is, and what comes before and after it. */
public final class PlayerModel implements AutoCloseable {
    private final StudioJobs jobs;
    private final Deck deck;
    private final ObjectProperty<@Nullable Track> track = new SimpleObjectProperty<>();
    private final DoubleProperty seconds = new SimpleDoubleProperty(Double.NaN);
    private final ObjectProperty<@Nullable WaveOverview> outline = new SimpleObjectProperty<>();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final DoubleProperty position = new SimpleDoubleProperty();
    private final StringProperty failure = new SimpleStringProperty("");
    private final StringProperty device = new SimpleStringProperty();
    private List<Track> queue = List.of();
    private @Nullable StudioJob<Sound> loading;
    private @Nullable StudioJob<WaveOverview> reading;
    private double from;
    private double until = Double.POSITIVE_INFINITY;
    private boolean looping;
    private boolean playWhenLoaded;
    private final AnimationTimer clock = new AnimationTimer() {
        @Override
        public void handle(long now) {
            follow();
        }
    };

    /** A player over a deck. */
    public PlayerModel(StudioJobs jobs, Deck deck) {
        this.jobs = jobs;
        this.deck = deck;
        device.set(deck.device());
        deck.onFailure(StudioJobs.latest(failure::set));
    }

    /** Puts a track on the deck without playing it, as selecting a song does; a playing track is not disturbed. */
    public void select(Track next, List<Track> around) {
        queue = List.copyOf(around);
        if (!playing.get() && !isOnDeck(next)) {
            put(next, false, 0, Double.POSITIVE_INFINITY);
        }
    }

    /** Plays a track from its beginning; the tracks around it are what next and previous lead to. */
    public void play(Track next, List<Track> around) {
        queue = List.copyOf(around);
        playFrom(next, 0, Double.POSITIVE_INFINITY);
    }

    /** Plays a part of a track: from one time to another, in seconds. */
    public void playFrom(Track next, double start, double end) {
        if (isOnDeck(next) && isLoaded()) {
            from = start;
            until = end;
            deck.seek(start);
            start();
        } else {
            put(next, true, start, end);
        }
    }

    /** Whether a track is the one that is on the deck, or on its way there. */
    public boolean isOnDeck(Track other) {
        Track now = track.get();
        return now != null && now.id().equals(other.id());
    }

    private void put(Track next, boolean thenPlay, double start, double end) {
        if (loading != null) {
            loading.stop();
        }
        pause();
        track.set(next);
        seconds.set(Double.NaN);
        outline.set(null);
        position.set(0);
        failure.set("");
        from = start;
        until = end;
        playWhenLoaded = thenPlay;
        StudioJob<Sound> job = jobs.startQuietly("Read " + next.title(), next.sound());
        loading = job;
        job.onDone(loaded -> {
            if (loading == job) {
                deck.load(loaded);
                if (start > 0) {
                    deck.seek(start);
                }
                position.set(start);
                seconds.set(loaded.source().seconds());
                readOutline(job, loaded);
                device.set(deck.device());
                if (playWhenLoaded) {
                    start();
                }
            } else {
                loaded.source().close();
            }
        });
        job.onFailed(sentence -> {
            if (loading == job) {
                failure.set(sentence);
            }
        });
    }

    private void readOutline(StudioJob<Sound> loader, Sound loaded) {
        if (reading != null) {
            reading.stop();
        }
        reading = jobs.startQuietly("Outline of " + loader.title(), loaded.outline())
                .onDone(wave -> {
                    if (loading == loader) {
                        // What a file says of its own length may be a guess.
                        seconds.set(wave.seconds());
                        outline.set(wave);
                    }
                });
    }

    private boolean isLoaded() {
        return !Double.isNaN(seconds.get());
    }

    private void start() {
        deck.play();
        playing.set(true);
        device.set(deck.device());
        clock.start();
    }

    private void follow() {
        double now = deck.position();
        position.set(now);
        if (now >= until) {
            if (looping) {
                deck.seek(from);
            } else {
                pause();
            }
        } else if (!deck.isPlaying()) {
            if (looping) {
                deck.seek(from);
                deck.play();
            } else {
                pause();
                next();
            }
        }
    }

    /** Holds the sound where it is. */
    public void pause() {
        playWhenLoaded = false;
        deck.pause();
        playing.set(false);
        clock.stop();
    }

    /** Plays or pauses; from the beginning once the end was reached. */
    public void toggle() {
        if (playing.get()) {
            pause();
        } else if (isLoaded()) {
            if (deck.position() >= Math.min(until, seconds.get()) - 0.05) {
                deck.seek(from);
            }
            start();
        } else {
            playWhenLoaded = track.get() != null;
        }
    }

    /** Plays the next track of the list; stops at its end. */
    public void next() {
        step(1);
    }

    /** Plays the previous track; within a song, past its third second, goes back to its beginning. */
    public void previous() {
        if (position.get() > 3) {
            seek(0);
        } else {
            step(-1);
        }
    }

    private void step(int by) {
        Track now = track.get();
        for (int i = 0; i < queue.size() && now != null; i++) {
            int to = i + by;
            if (queue.get(i).id().equals(now.id()) && to >= 0 && to < queue.size()) {
                put(queue.get(to), true, 0, Double.POSITIVE_INFINITY);
                return;
            }
        }
    }

    /** Goes to a time in seconds and forgets any part that was being played. */
    public void seek(double seconds) {
        from = 0;
        until = Double.POSITIVE_INFINITY;
        deck.seek(seconds);
        position.set(Math.max(0, seconds));
    }

    /** Whether the end leads back to the beginning of what is played. */
    public void setLooping(boolean loop) {
        looping = loop;
    }

    /** What is on the deck; null before anything was selected. */
    public ReadOnlyObjectProperty<@Nullable Track> trackProperty() {
        return track;
    }

    /** The length of what is on the deck, in seconds; NaN while it is being read. */
    public ReadOnlyDoubleProperty secondsProperty() {
        return seconds;
    }

    /** The outline of the track; null while it is being read, which playing does not wait for. */
    public ReadOnlyObjectProperty<@Nullable WaveOverview> outlineProperty() {
        return outline;
    }

    /** Whether it plays. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing;
    }

    /** Where it is, in seconds. */
    public ReadOnlyDoubleProperty positionProperty() {
        return position;
    }

    /** Why the track cannot be played, one sentence; empty where it can. */
    public StringProperty failureProperty() {
        return failure;
    }

    /** The name of the sound device, or {@code no audio device}. */
    public StringProperty deviceProperty() {
        return device;
    }

    /** Whether anything can be heard. */
    public boolean isAudible() {
        return deck.isAudible();
    }

    @Override
    public void close() {
        clock.stop();
        deck.close();
    }
}
