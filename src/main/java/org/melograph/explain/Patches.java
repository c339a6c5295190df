package org.melograph.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a song that are hidden one after the other.
 *
 * @param bands into how many parts of equal height its frequencies are divided, 1 to 128
 * @param seconds the length of a part; 0 takes a sixtieth of the song, and half a second at least
 * @param overlap how much of a part the next one covers too, 0 to 0.9
 */
public record Patches(int bands, double seconds, double overlap) {
    /** Eight bands, a sixtieth of the song each, side by side. */
    public static final Patches STANDARD = new Patches(8, 0, 0);

    /** How much longer and higher the parts of the first, quick map are; each further map halves them. */
    private static final int COARSEST = 4;

    private static final double PARTS_OF_SONG = 60;
    private static final double LEAST_SECONDS = 0.5;

    public Patches {
        if (bands < 1 || bands > 128 || !(seconds >= 0) || !(overlap >= 0 && overlap <= 0.9)) {
            throw new IllegalArgumentException(
                    bands + " bands of " + seconds + " s, overlapping by " + overlap + ", cannot be hidden.");
        }
    }

    /** A part of a grid: rows and frames from the first up to but without the last. */
    record Patch(int fromRow, int toRow, int fromFrame, int toFrame) {}

    /** The same with the length chosen for a song that lasts so long. */
    public Patches forSong(double songSeconds) {
        return seconds > 0 ? this : new Patches(bands, Math.max(LEAST_SECONDS, songSeconds / PARTS_OF_SONG), overlap);
    }

    /** From the coarsest, which is done soon, to this one itself. */
    List<Patches> coarseToFine() {
        List<Patches> levels = new ArrayList<>();
        for (int factor = COARSEST; factor > 1; factor /= 2) {
            if (bands / factor >= 2) {
                levels.add(new Patches(bands / factor, seconds * factor, overlap));
            }
        }
        levels.add(this);
        return levels;
    }

    /** The parts that cover a grid of rows and frames, band by band, early ones first. */
    List<Patch> over(int rows, int frames, double stepSeconds) {
        int high = Math.max(1, (int) Math.ceil((double) rows / bands));
        int wide = Math.clamp(Math.round(seconds / stepSeconds), 1, frames);
        int up = Math.max(1, (int) Math.round(high * (1 - overlap)));
        int on = Math.max(1, (int) Math.round(wide * (1 - overlap)));
        List<Patch> patches = new ArrayList<>();
        for (int row = 0; row < rows; row += up) {
            for (int frame = 0; frame < frames; frame += on) {
                patches.add(new Patch(row, Math.min(rows, row + high), frame, Math.min(frames, frame + wide)));
            }
        }
        return patches;
    }
}
