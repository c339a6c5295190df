package org.melograph.sound;

import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.NoteSequence;

/** Something that can be played: a file, samples, or notes. Used by one thread at a time. */
public interface PlayerSource extends AutoCloseable {
    /** What is played, for people. */
    String title();

    /** The length in seconds; 0 where it is not known. */
    double seconds();

    /** In Hz. */
    int sampleRate();

    /** 1 or 2. */
    int channels();

    /**
     * Reads on.
     *
     * @param into filled from the start with interleaved samples
     * @return the number of frames read; -1 at the end
     */
    int read(float[] into) throws BadInputException;

    /** Goes to a time in seconds; behind the end there is nothing to read. */
    void seek(double seconds) throws BadInputException;

    @Override
    void close();

    /** An audio file, read while it plays, at its own rate. */
    static PlayerSource file(Path file) throws BadInputException {
        return new FileSource(file);
    }

    /** A clip. */
    static PlayerSource clip(Clip clip) {
        return samples(clip.id(), clip.samples(), clip.sampleRate());
    }

    /**
     * Samples in memory.
     *
     * @param samples axes {@code [sample]} for mono or {@code [sample, channel]} for one or two channels
     * @param sampleRate in Hz
     */
    static PlayerSource samples(String title, Tensor samples, int sampleRate) {
        return new SampleSource(title, samples, sampleRate);
    }

    /**
     * Notes, rendered with a soundfont while they play.
     *
     * @throws BadInputException when the soundfont cannot be used
     */
    static PlayerSource notes(NoteSequence piece, SoundFont soundFont) throws BadInputException {
        return new NoteSource(piece, soundFont);
    }
}
