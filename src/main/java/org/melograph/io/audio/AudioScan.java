package org.melograph.io.audio;

import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.ReadOptions;
import org.melograph.music.Clip;

/**
 * An audio file heard once from beginning to end, whatever its length, in bounded memory: all that an import wants to know,
 * from one decoding.
 *
 * @param beginning the first seconds of the sound, or all of it
 * @param seconds how long all of it lasts
 * @param info what the file says of its format
 * @param tags what it says of the music
 */
public record AudioScan(Clip beginning, double seconds, AudioInfo info, Tags tags) {
    /** Hears every sample as it goes by. */
    public interface Ear {
        /**
         * Hears the next samples.
         *
         * @param block mono, at the rate that was asked for; overwritten afterwards
         * @param count how many of them count
         */
        void hear(float[] block, int count);
    }

    /**
     * Hears a file.
     *
     * @param keptSeconds how much of its beginning is kept
     * @throws BadInputException as {@link AudioReader#read}
     */
    public static AudioScan of(Path file, ReadOptions options, double keptSeconds, Ear ear, Job job)
            throws BadInputException, StoppedException {
        try (AudioDecoder decoder = AudioDecoder.open(file)) {
            AudioReader.Part part = AudioReader.read(file, decoder, options, keptSeconds, (a, b, c, d) -> {}, ear, job);
            return new AudioScan(part.clip(), part.seconds(), decoder.info(), TagReader.read(file, decoder));
        }
    }
}
