package org.melograph.ui.player;

import org.jspecify.annotations.Nullable;
import org.melograph.music.Clip;

/** A deck nobody hears: the position runs by the computer's clock. For machines without a sound device, and tests. */
public final class SilentDeck implements Deck {
    private @Nullable Clip clip;
    private double start;
    private long startNanos;
    private boolean playing;

    @Override
    public void load(Clip next) {
        clip = next;
        start = 0;
        playing = false;
    }

    @Override
    public void play() {
        if (clip != null && !playing) {
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
        return clip == null ? 0 : clip.seconds();
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
    public void close() {
        playing = false;
    }
}
