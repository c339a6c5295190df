package org.melograph.io;

/**
 * How to read.
 *
 * @param sampleRate the rate audio is resampled to, in Hz; 0 keeps the file's own
 * @param longestSeconds a file that lasts longer is refused
 */
public record ReadOptions(int sampleRate, double longestSeconds) {
    /** The field's usual rate, and at most four hours. */
    public static final ReadOptions STANDARD = new ReadOptions(22_050, 4 * 3600.0);

    /** As {@link #STANDARD}, at another rate. */
    public static ReadOptions at(int sampleRate) {
        return new ReadOptions(sampleRate, STANDARD.longestSeconds);
    }
}
