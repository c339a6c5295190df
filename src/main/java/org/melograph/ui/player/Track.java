package org.melograph.ui.player;

import org.melograph.music.Clip;
import org.melograph.ui.job.Work;

/**
 * Something that can be played: a song's file, composed notes, or samples that were made of a song.
 *
 * @param id what makes it the same track again: the path, or a take's name
 * @param title of the song
 * @param detail what stands below the title: artist and label
 * @param timeOf the id of the track whose time it runs along, so that the cursor shows there: its own, or that of the song
 *     it was made of
 * @param sound reads or renders it; called off the FX thread
 */
public record Track(String id, String title, String detail, String timeOf, Work<Sound> sound) {
    /** A track with a time of its own. */
    public Track(String id, String title, String detail, Work<Sound> sound) {
        this(id, title, detail, id, sound);
    }

    /**
     * Samples in memory.
     *
     * @param clip mono; its id makes the track
     */
    public static Track of(Clip clip, String title, String detail) {
        return new Track(clip.id(), title, detail, job -> Sound.of(clip));
    }

    /** The same, running along the time of another track, as what was made of a song does. */
    public Track along(String other) {
        return new Track(id, title, detail, other, sound);
    }
}
