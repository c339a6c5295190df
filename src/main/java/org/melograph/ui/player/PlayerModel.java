package org.melograph.ui.player;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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
import org.melograph.music.FrequencyBand;
import org.melograph.plot.WaveOverview;
import org.melograph.sound.AudioOutput;
import org.melograph.sound.AudioPlayer;
import org.melograph.sound.BandFilter;
import org.melograph.sound.PlayerListener;
import org.melograph.sound.PlayerSource;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;

/**
 * The player: which track is on the deck, where it is, and what comes before and after it. The next track of the list is read
 * before the end of the one that plays, and follows it without a gap.
 */
public final class PlayerModel implements AutoCloseable {
    /** So long before the end of a track the next one is read. */
    private static final double AHEAD_SECONDS = 30;

    /** After so many tracks in a row that cannot be played, the list is given up: its disk may be unplugged. */
    private static final int MOST_SKIPPED = 10;

    /**
     * What of a track is played.
     *
     * @param from in seconds
     * @param to in seconds; infinite for the end
     * @param filter what of its sound; null for all
     */
    private record Part(double from, double to, @Nullable BandFilter filter) {
        static final Part WHOLE = new Part(0, Double.POSITIVE_INFINITY, null);
    }

    /** The track that follows, handed to the player. */
    private record Prepared(Track track, Sound sound) {}

    private final StudioJobs jobs;
    private final AudioPlayer player;
    private final ObjectProperty<@Nullable Track> track = new SimpleObjectProperty<>();
    private final DoubleProperty seconds = new SimpleDoubleProperty(Double.NaN);
    private final ObjectProperty<@Nullable WaveOverview> outline = new SimpleObjectProperty<>();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final DoubleProperty position = new SimpleDoubleProperty();
    private final StringProperty failure = new SimpleStringProperty("");
    private final BooleanProperty looping = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable BandFilter> filter = new SimpleObjectProperty<>();
    private final OutputModel output;
    private List<Track> queue = List.of();
    private @Nullable StudioJob<Sound> loading;
    private @Nullable StudioJob<Sound> preparing;
    private @Nullable StudioJob<WaveOverview> reading;
    private @Nullable Prepared prepared;
    private Part part = Part.WHOLE;
    private boolean playWhenLoaded;
    private boolean ended;
    private int skipped;
    private @Nullable Track failed;
    private final AnimationTimer clock = new AnimationTimer() {
        @Override
        public void handle(long now) {
            follow();
        }
    };

    /** A player on an output. */
    public PlayerModel(StudioJobs jobs, AudioOutput device) {
        this.jobs = jobs;
        player = new AudioPlayer(device);
        output = new OutputModel(jobs, player, this::sourceFailed);
        Consumer<String> failures = StudioJobs.latest(this::sourceFailed);
        player.addListener(new PlayerListener() {
            @Override
            public void failed(String reason) {
                failures.accept(reason);
            }
        });
        looping.addListener((o, was, loops) -> {
            forgetNext();
            player.section(part.from, part.to, loops, position.get());
        });
    }

    private void sourceFailed(String sentence) {
        failure.set(sentence);
        failed = track.get();
    }

    /** Puts a track on the deck without playing it, as selecting a song does; a playing track is not disturbed. */
    public void select(Track next, List<Track> around) {
        queue = List.copyOf(around);
        if (prepared != null && !prepared.track().equals(neighbour(1))) {
            forgetNext();
        }
        if (!playing.get() && !isOnDeck(next)) {
            skipped = 0;
            failure.set("");
            put(next, false, Part.WHOLE);
        }
    }

    /** Plays a track from its beginning; the tracks around it are what next and previous lead to. */
    public void play(Track next, List<Track> around) {
        queue = List.copyOf(around);
        playPart(next, Part.WHOLE);
    }

    /** Plays a part of a track: from one time to another, in seconds; again and again while it is to loop. */
    public void playFrom(Track next, double start, double end) {
        playPart(next, new Part(start, end, null));
    }

    /** Plays a part of a track again and again, in seconds. */
    public void loop(Track next, double start, double end) {
        looping.set(true);
        playFrom(next, start, end);
    }

    /** Plays only a band of frequencies of a part of a track, from one time to another in seconds. */
    public void playBand(Track next, double start, double end, FrequencyBand band) {
        playPart(next, new Part(start, end, BandFilter.only(band)));
    }

    /** Plays a part of a track without a band of frequencies, from one time to another in seconds. */
    public void playWithoutBand(Track next, double start, double end, FrequencyBand band) {
        playPart(next, new Part(start, end, BandFilter.without(band)));
    }

    private void playPart(Track next, Part wanted) {
        skipped = 0;
        failure.set("");
        if (isOnDeck(next) && isLoaded() && player.state() != AudioPlayer.State.EMPTY) {
            forgetNext();
            go(wanted, wanted.from);
            start();
        } else {
            put(next, true, wanted);
        }
    }

    /** Whether a track is the one that is on the deck, or on its way there. */
    public boolean isOnDeck(Track other) {
        Track now = track.get();
        return now != null && now.id().equals(other.id());
    }

    private void put(Track next, boolean thenPlay, Part wanted) {
        if (loading != null) {
            loading.stop();
        }
        forgetNext();
        pause();
        seconds.set(Double.NaN);
        outline.set(null);
        position.set(0);
        track.set(next);
        part = wanted;
        playWhenLoaded = thenPlay;
        StudioJob<Sound> job = jobs.startQuietly("Read " + next.title(), next.sound());
        loading = job;
        job.onDone(loaded -> {
            if (loading == job) {
                loading = null;
                player.load(loaded.source());
                filter.set(null);
                go(wanted, wanted.from);
                show(next, loaded);
                if (playWhenLoaded) {
                    start();
                }
            } else {
                loaded.source().close();
            }
        });
        job.onFailed(sentence -> {
            if (loading == job) {
                loading = null;
                sourceFailed(sentence);
                if (skipped > 0) {
                    skip();
                }
            }
        });
    }

    private void show(Track shown, Sound sound) {
        seconds.set(sound.source().seconds());
        if (reading != null) {
            reading.stop();
        }
        reading = jobs.startQuietly("Outline of " + shown.title(), sound.outline())
                .onDone(wave -> {
                    if (shown.equals(track.get())) {
                        // What a file says of its own length may be a guess.
                        seconds.set(wave.seconds());
                        outline.set(wave);
                    }
                });
    }

    private boolean isLoaded() {
        return !Double.isNaN(seconds.get());
    }

    /** Goes to a time of the track on the deck and keeps to a part of it. */
    private void go(Part wanted, double at) {
        part = wanted;
        ended = false;
        if (!Objects.equals(filter.get(), wanted.filter)) {
            player.filter(wanted.filter);
            filter.set(wanted.filter);
        }
        player.section(wanted.from, wanted.to, looping.get(), at);
        position.set(at);
    }

    private void start() {
        player.play();
        playing.set(true);
        clock.start();
    }

    private void follow() {
        if (!player.isSettled()) {
            return;
        }
        Prepared ready = prepared;
        PlayerSource heard = player.heard();
        if (ready != null && ready.sound().source() == heard) {
            moveOn(ready);
        }
        AudioPlayer.State state = player.state();
        if (state == AudioPlayer.State.PLAYING) {
            double now = player.positionSeconds();
            if (now > part.from) {
                skipped = 0;
            }
            position.set(now);
            prepareNext();
        } else {
            over(state == AudioPlayer.State.EMPTY);
        }
    }

    /** The track that follows is heard. */
    private void moveOn(Prepared next) {
        prepared = null;
        part = new Part(0, Double.POSITIVE_INFINITY, part.filter);
        if (!Objects.equals(failed, track.get())) {
            failure.set("");
        }
        position.set(0);
        outline.set(null);
        track.set(next.track());
        show(next.track(), next.sound());
    }

    private void prepareNext() {
        Track next = neighbour(1);
        if (next == null
                || prepared != null
                || preparing != null
                || looping.get()
                || part.to < Double.POSITIVE_INFINITY
                || seconds.get() - position.get() > AHEAD_SECONDS) {
            return;
        }
        StudioJob<Sound> job = jobs.startQuietly("Read " + next.title(), next.sound());
        preparing = job;
        job.onDone(sound -> {
            if (preparing == job) {
                preparing = null;
                prepared = new Prepared(next, sound);
                player.follow(sound.source());
            } else {
                sound.source().close();
            }
        });
        // A track that cannot be read stays on its way until the end of this one, where it is skipped.
    }

    private void forgetNext() {
        if (preparing != null) {
            preparing.stop();
            preparing = null;
        }
        if (prepared != null) {
            prepared = null;
            player.follow(null);
        }
    }

    /** Nothing sounds any more: the part or the track is over, or it could not be read on. */
    private void over(boolean failedToRead) {
        pause();
        ended = true;
        if (isLoaded() && !failedToRead) {
            position.set(Math.min(part.to, seconds.get()));
        }
        if (part.to == Double.POSITIVE_INFINITY || failedToRead) {
            skip();
        }
    }

    private void skip() {
        Track next = neighbour(1);
        if (next != null && skipped < MOST_SKIPPED) {
            skipped++;
            put(next, true, Part.WHOLE);
        }
    }

    /** Holds the sound where it is. */
    public void pause() {
        playWhenLoaded = false;
        player.pause();
        playing.set(false);
        clock.stop();
    }

    /** Plays or pauses; from the beginning once the end was reached. */
    public void toggle() {
        Track now = track.get();
        if (playing.get()) {
            pause();
        } else if (!isLoaded()) {
            playWhenLoaded = now != null;
        } else if (now != null && player.state() == AudioPlayer.State.EMPTY) {
            playPart(now, part);
        } else {
            failure.set("");
            if (ended) {
                go(part, part.from);
            }
            start();
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
        Track to = neighbour(by);
        if (to != null) {
            playPart(to, Part.WHOLE);
        }
    }

    private @Nullable Track neighbour(int by) {
        Track now = track.get();
        for (int i = 0; i < queue.size() && now != null; i++) {
            int to = i + by;
            if (queue.get(i).id().equals(now.id())) {
                return to >= 0 && to < queue.size() ? queue.get(to) : null;
            }
        }
        return null;
    }

    /** Goes to a time in seconds and forgets a part that was being played, unless it repeats and the time lies in it. */
    public void seek(double to) {
        double at = Math.clamp(to, 0, seconds.get() > 0 ? seconds.get() : Double.MAX_VALUE);
        boolean stays = looping.get() && at >= part.from && at < part.to;
        forgetNext();
        go(stays ? part : new Part(0, Double.POSITIVE_INFINITY, part.filter), at);
    }

    /** Filters what is on the deck from now on; null for nothing. */
    public void setFilter(@Nullable BandFilter wanted) {
        part = new Part(part.from, part.to, wanted);
        filter.set(wanted);
        player.filter(wanted);
    }

    /** Whether the end leads back to the beginning of what is played, the track or a part of it. */
    public BooleanProperty loopingProperty() {
        return looping;
    }

    /** What of the sound is heard; null for all. */
    public ReadOnlyObjectProperty<@Nullable BandFilter> filterProperty() {
        return filter;
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

    /** What went wrong, one sentence: the track cannot be played, or its device is gone; empty where all is well. */
    public StringProperty failureProperty() {
        return failure;
    }

    /** Where sound goes and how. */
    public OutputModel output() {
        return output;
    }

    @Override
    public void close() {
        clock.stop();
        player.close();
    }
}
