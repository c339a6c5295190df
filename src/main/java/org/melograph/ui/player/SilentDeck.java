package org.melograph.ui.player;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A deck nobody hears: the position runs by the computer's clock. For machines without a sound device, and tests. */
public final class SilentDeck implements Deck {
    private @Nullable Sound sound;
    private double start;
    private long startNanos;
    private boolean playing;

    @Override
    public void load(Sound next) {
        close();
        sound = next;
        start = 0;
        playing = false;
    }

    @Override
    public void play() {
        if (sound != null && !playing) {
            startNanos = System.nanoTime();
            playing = true;
        }
    }

    @Override
    public void pause() {
        start = position();
        playing = false;
    }

    @Override
    public void seek(double seconds) {
        start = Math.clamp(seconds, 0, length());
        startNanos = System.nanoTime();
    }

    @Override
    public double position() {
        double now = playing ? start + (System.nanoTime() - startNanos) / 1e9 : start;
        return Math.min(now, length());
    }

    private double length() {
        return sound == null ? 0 : sound.source().seconds();
    }

    @Override
    public boolean isPlaying() {
        return playing && position() < length();
    }

    @Override
    public boolean isAudible() {
        return false;
    }

    @Override
    public String device() {
        return "no audio device";
    }

    @Override
    public void onFailure(Consumer<String> listener) {
        // Silence cannot fail.
    }

    @Override
    public void close() {
        playing = false;
        if (sound != null) {
            sound.source().close();
        }
    }
}
