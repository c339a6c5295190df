package org.melograph.ui.player;

import org.melograph.music.Clip;
import org.melograph.plot.WaveOverview;
import org.melograph.sound.PlayerSource;
import org.melograph.ui.job.Work;

/**
 * What a track sounds like.
 *
 * @param source what is played; whoever loads it closes it
 * @param outline reads or computes the waveform of all of it, for the pictures; playing does not wait for it
 */
public record Sound(PlayerSource source, Work<WaveOverview> outline) {
    /** Samples in memory. */
    public static Sound of(Clip clip) {
        return new Sound(PlayerSource.clip(clip), job -> WaveOverview.of("", clip.samples(), clip.sampleRate()));
    }
}
