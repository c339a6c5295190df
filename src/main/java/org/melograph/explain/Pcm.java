package org.melograph.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.InputFile;
import org.melograph.io.PlayingTime;
import org.melograph.io.audio.AudioStream;
import org.melograph.io.audio.WavWriter;

/**
 * Sound as it is heard, at its own rate, in one or two channels.
 *
 * @param samples axes {@code [frame, channel]}, full scale -1 to 1
 * @param sampleRate in Hz
 */
public record Pcm(Tensor samples, int sampleRate) {
    private static final int BLOCK = 1 << 16;
    private static final int STEREO = 2;

    /** Several copies of the samples stand in memory while they are altered. */
    private static final double LONGEST_SECONDS = 12 * 60;

    /** Changes one channel. */
    @FunctionalInterface
    public interface Filter {
        /** The channel filtered; what is given may be changed and returned. */
        float[] apply(float[] channel) throws StoppedException;
    }

    public Pcm {
        if (samples.rank() != 2 || samples.size(1) < 1 || samples.size(1) > STEREO || sampleRate < 1) {
            throw new IllegalArgumentException("Sound has the axes [frame, channel], not " + samples.axes() + ".");
        }
    }

    /**
     * Reads a file whole; of more than two channels a stereo mix.
     *
     * @throws BadInputException when it is no audio or has no samples; the message names it
     */
    public static Pcm read(Path file, Job job) throws BadInputException, StoppedException {
        try (AudioStream own = AudioStream.open(file, 0, 0)) {
            if (own.channels() <= STEREO) {
                return read(file, own, job);
            }
        }
        try (AudioStream stereo = AudioStream.open(file, 0, STEREO)) {
            return read(file, stereo, job);
        }
    }

    private static Pcm read(Path file, AudioStream stream, Job job) throws BadInputException, StoppedException {
        int most = (int) Math.min(Integer.MAX_VALUE - BLOCK, LONGEST_SECONDS * stream.sampleRate() * stream.channels());
        if (stream.seconds() > LONGEST_SECONDS) {
            throw tooLong(file);
        }
        float[] all = new float[Math.max(BLOCK, (int) (stream.seconds() * stream.sampleRate() * stream.channels()))];
        float[] block = new float[BLOCK];
        int count = 0;
        for (int frames = stream.read(block); frames >= 0; frames = stream.read(block)) {
            job.throwIfStopped();
            int values = frames * stream.channels();
            all = count + values > all.length ? Arrays.copyOf(all, Math.max(count + values, all.length * 3 / 2)) : all;
            System.arraycopy(block, 0, all, count, values);
            count += values;
            if (count > most) {
                throw tooLong(file);
            }
        }
        if (count == 0) {
            throw new BadInputException(InputFile.quoted(file) + " has no samples. Remove it or choose another.");
        }
        return interleaved(Arrays.copyOf(all, count), stream.channels(), stream.sampleRate());
    }

    private static BadInputException tooLong(Path file) {
        return new BadInputException(InputFile.quoted(file) + " lasts longer than " + PlayingTime.text(LONGEST_SECONDS)
                + ", too long to be altered as a whole. Cut it into shorter files.");
    }

    /** Sound of interleaved samples, which are kept as they are given. */
    public static Pcm interleaved(float[] samples, int channels, int sampleRate) {
        return new Pcm(
                Tensor.wrap(samples, new Axis("frame", samples.length / channels), new Axis("channel", channels)),
                sampleRate);
    }

    /** Sound of channels of equal length. */
    public static Pcm of(List<float[]> channels, int sampleRate) {
        int frames = channels.getFirst().length;
        float[] all = new float[frames * channels.size()];
        for (int c = 0; c < channels.size(); c++) {
            for (int i = 0; i < frames; i++) {
                all[i * channels.size() + c] = channels.get(c)[i];
            }
        }
        return interleaved(all, channels.size(), sampleRate);
    }

    /** The number of sample frames. */
    public int frames() {
        return samples.size(0);
    }

    /** 1 for mono, 2 for stereo. */
    public int channels() {
        return samples.size(1);
    }

    /** Length in seconds. */
    public double seconds() {
        return (double) frames() / sampleRate;
    }

    /** One channel, copied. */
    public float[] channel(int number) {
        float[] channel = new float[frames()];
        for (int i = 0; i < channel.length; i++) {
            channel[i] = samples.values()[i * channels() + number];
        }
        return channel;
    }

    /** The mean of the channels. */
    public float[] mono() {
        float[] mono = new float[frames()];
        for (int i = 0; i < samples.length(); i++) {
            mono[i / channels()] += samples.values()[i] / channels();
        }
        return mono;
    }

    /** Each channel filtered for itself. */
    public Pcm filtered(Filter filter) throws StoppedException {
        List<float[]> channels = new ArrayList<>();
        for (int c = 0; c < channels(); c++) {
            channels.add(filter.apply(channel(c)));
        }
        return of(channels, sampleRate);
    }

    /**
     * Writes a WAV file.
     *
     * @throws BadInputException when it cannot be written
     */
    public void write(Path file, WavWriter.Encoding encoding) throws BadInputException {
        try (WavWriter writer = WavWriter.open(file, sampleRate, channels(), encoding)) {
            writer.write(samples.values(), frames());
        }
    }
}
