package org.melograph.io.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/**
 * Sound read bit by bit, so that a song of any length can be played without being loaded: interleaved float samples at
 * one rate and number of channels, with exact jumps in time. One thread at a time.
 */
public final class AudioStream implements AutoCloseable {
    /** An end that comes so much before the declared one is early; declared lengths are not exact. */
    private static final double EARLY_SECONDS = 0.5;

    private final Path file;
    private final int sampleRate;
    private final int channels;
    private final double seconds;
    private AudioDecoder decoder;
    private final Resampler resampler;
    private int blockStart;
    private int blockEnd;
    private boolean ended;
    private long toSkip;
    private final long bytes;
    private double reached;

    private AudioStream(Path file, AudioDecoder decoder, int sampleRate, int channels) {
        AudioInfo info = decoder.info();
        this.file = file;
        this.decoder = decoder;
        this.sampleRate = sampleRate > 0 ? sampleRate : info.sampleRate();
        this.channels = channels > 0 ? channels : info.channels();
        this.seconds = info.seconds();
        this.bytes = size();
        this.resampler = new Resampler(this.sampleRate, this.channels);
    }

    /**
     * Opens a file.
     *
     * @param sampleRate in Hz; 0 keeps the file's own
     * @param channels 1 averages, 2 spreads mono to both sides; 0 keeps the file's own
     * @throws BadInputException when the file is missing, empty or no audio; the message names it
     */
    public static AudioStream open(Path file, int sampleRate, int channels) throws BadInputException {
        return new AudioStream(file, AudioDecoder.open(file), sampleRate, channels);
    }

    /** In Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Samples in a frame. */
    public int channels() {
        return channels;
    }

    /** The length the file declares, in seconds; 0 where it does not tell. */
    public double seconds() {
        return seconds;
    }

    /**
     * Reads on.
     *
     * @param into filled from the start with interleaved samples, full scale -1 to 1
     * @return the number of frames read, less than there is room for only at the end; -1 when nothing is left
     */
    public int read(float[] into) throws BadInputException {
        int room = into.length / channels;
        int done = 0;
        while (done < room && fill()) {
            int frames = Math.min(room - done, blockEnd - blockStart);
            System.arraycopy(resampler.block(), blockStart * channels, into, done * channels, frames * channels);
            blockStart += frames;
            done += frames;
        }
        reached += (double) done / sampleRate;
        if (done == 0 && room > 0) {
            checkEnd();
            return -1;
        }
        return done;
    }

    /** The end must be the file's own, not that of a disk which broke or a file which was cut while it was read. */
    private void checkEnd() throws BadInputException {
        String failure = decoder.readFailure();
        if (!failure.isEmpty()) {
            throw new BadInputException(
                    InputFile.quoted(file) + " cannot be read on: " + failure + ". Check the disk it is on.");
        }
        if (seconds > 0 && reached < seconds - EARLY_SECONDS && size() < bytes) {
            throw new BadInputException(
                    InputFile.quoted(file) + " was cut off or taken away while it was read. Bring it back.");
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * Goes to a time; the next read begins with the sample that sounds there.
     *
     * @param seconds from the start; what lies behind the end gives nothing more to read
     */
    public void seek(double seconds) throws BadInputException {
        blockStart = 0;
        blockEnd = 0;
        ended = false;
        reached = seconds;
        resampler.reset(0);
        if (this.seconds > 0 && seconds >= this.seconds) {
            ended = true;
            return;
        }
        boolean found = decoder.seek(Math.max(0, seconds)) && decoder.next();
        double begin = found ? decoder.frameSeconds() : Double.NaN;
        if (Double.isNaN(begin)) {
            // What cannot be sought in is read from the start.
            decoder.close();
            decoder = AudioDecoder.open(file);
            found = decoder.next();
            begin = 0;
        }
        ended = !found;
        toSkip = 0;
        if (found) {
            resampler.reset(Math.round(begin * decoder.frame().sample_rate()));
            int made = resampler.convert(decoder.frame());
            toSkip = Math.max(0, Math.round(seconds * sampleRate) - resampler.firstOut());
            take(made);
        }
    }

    /** Sees to it that the block holds unread frames; false at the end. */
    private boolean fill() {
        while (blockStart == blockEnd) {
            if (ended) {
                return false;
            }
            if (decoder.next()) {
                take(resampler.convert(decoder.frame()));
            } else {
                ended = true;
                take(resampler.drain());
            }
        }
        return true;
    }

    /** Offers a block for reading, without what lies before the place that was sought. */
    private void take(int frames) {
        blockEnd = frames;
        blockStart = (int) Math.min(toSkip, frames);
        toSkip -= blockStart;
    }

    @Override
    public void close() {
        decoder.close();
        resampler.close();
    }
}
