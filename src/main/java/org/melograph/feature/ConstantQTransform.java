package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.music.Clip;

/**
 * The power of a clip in bands that stand evenly on the logarithm of frequency, as the square of librosa's {@code cqt}:
 * octave by octave from above, the sound at half the rate for each (Schörkhuber and Klapuri 2010). A long clip is taken in
 * stretches, so that memory does not grow with it.
 */
final class ConstantQTransform {
    private static final int STRETCH_SAMPLES = 1 << 19;

    private final ConstantQScale scale;
    private final float[] samples;
    private final int frames;
    private final HalfRate halfRate = new HalfRate();
    private final List<Octave> octaves = new ArrayList<>();
    private final int framesAtOnce;
    private final int margin;

    /** Takes the power of some bands in successive frames. */
    interface Reader {
        /**
         * Takes a batch, which is overwritten afterwards.
         *
         * @param power band {@code firstBand + b} of frame {@code firstFrame + i} is at {@code b * LANES + i}
         * @param frames how many lanes hold frames
         */
        void read(float[] power, int firstBand, int bands, int firstFrame, int frames);
    }

    /** What is needed to compute an octave. */
    private static final class Octave {
        private final int firstBand;
        private final int halvings;
        private final int hop;
        private final ConstantQFilters filters;
        private final float[] window;
        private final RealFft fft;
        private final float[] re;
        private final float[] im;
        private final float[] power;

        Octave(int firstBand, int halvings, int hop, ConstantQFilters filters) {
            this.firstBand = firstBand;
            this.halvings = halvings;
            this.hop = hop;
            this.filters = filters;
            window = new float[filters.fftSamples()];
            Arrays.fill(window, 1);
            fft = new RealFft(window.length);
            re = new float[(window.length / 2 + 1) * LANES];
            im = new float[re.length];
            power = new float[filters.bands() * LANES];
        }
    }

    private ConstantQTransform(Clip clip, ConstantQScale scale) throws BadInputException {
        this.scale = scale;
        frames = scale.frames(clip);
        samples = clip.samples().values();
        int halvings = earlyHalvings();
        double fullRate = scale.sampleRate() / Math.pow(2, halvings);
        int hop = scale.hopSamples() >> halvings;
        long reach = 0;
        ConstantQFilters filters = null;
        int halvingsBefore = -1;
        for (int end = scale.bands(); end > 0; end -= scale.perOctave()) {
            int first = Math.max(0, end - scale.perOctave());
            // An octave lower at half the rate, filters are the same.
            if (filters == null || halvings == halvingsBefore || end - first < scale.perOctave()) {
                double rate = scale.sampleRate() / Math.pow(2, halvings);
                filters = new ConstantQFilters(scale, first, end, rate, fullRate);
            }
            halvingsBefore = halvings;
            octaves.add(new Octave(first, halvings, hop, filters));
            reach = Math.max(reach, ((long) filters.fftSamples() / 2 + 2 * HalfRate.REACH) << halvings);
            if (hop % 2 == 0 && first > 0) {
                hop /= 2;
                halvings++;
            }
        }
        long grid = 1L << halvings;
        margin = Math.toIntExact((reach + grid - 1) / grid * grid);
        int batches = Math.max(1, Math.max(STRETCH_SAMPLES, 4 * margin) / scale.hopSamples() / LANES);
        framesAtOnce = Math.min(batches * LANES, frames);
    }

    // As librosa: where all bands lie far below half the rate, no octave needs the full one.
    private int earlyHalvings() {
        double octavesAbove = Math.log(scale.sampleRate() / 2.0 / scale.highestHertz()) / Math.log(2);
        int spare = Math.max(0, (int) Math.ceil(octavesAbove) - 2);
        int even = Integer.numberOfTrailingZeros(scale.hopSamples()) - scale.octaves() + 1;
        return Math.min(spare, Math.max(0, even));
    }

    /**
     * Shows the power of a clip to the reader: in each stretch of time every band once, octave by octave from above.
     *
     * @throws BadInputException when the clip is empty, was read at another rate, holds NaN or infinity, or the bands reach
     *     above half its rate
     */
    static void read(Clip clip, ConstantQScale scale, Reader reader, Job job)
            throws BadInputException, StoppedException {
        new ConstantQTransform(clip, scale).read(reader, job);
    }

    private void read(Reader reader, Job job) throws StoppedException {
        int length = (framesAtOnce - 1) * scale.hopSamples() + 2 * margin + 1;
        float[] sound = new float[length];
        HalfRate.Scratch scratch = new HalfRate.Scratch(length);
        for (int first = 0; first < frames; first += framesAtOnce) {
            job.report((double) first / frames, "Computing octaves");
            long start = (long) first * scale.hopSamples() - margin;
            cut(start, sound);
            int count = length;
            int halvings = 0;
            for (Octave octave : octaves) {
                job.throwIfStopped();
                for (; halvings < octave.halvings; halvings++) {
                    count = halfRate.halve(sound, count, scratch);
                    silenceAround(sound, start, halvings + 1);
                }
                read(octave, sound, first, Math.min(framesAtOnce, frames - first), reader);
            }
        }
        job.report(1, "Computing octaves");
    }

    // As librosa, which pads each octave's sound with zeros: what the filter smears beyond the clip's ends is left out.
    private void silenceAround(float[] sound, long start, int halvings) {
        int from = (int) Math.clamp(-start >> halvings, 0L, (long) sound.length);
        long grid = 1L << halvings;
        long end = ((samples.length + grid - 1) >> halvings) - (start >> halvings);
        Arrays.fill(sound, 0, from, 0);
        Arrays.fill(sound, (int) Math.clamp(end, 0L, (long) sound.length), sound.length, 0);
    }

    private void cut(long start, float[] sound) {
        int from = (int) Math.clamp(-start, 0L, (long) sound.length);
        int to = (int) Math.clamp(samples.length - start, (long) from, (long) sound.length);
        Arrays.fill(sound, 0, from, 0);
        System.arraycopy(samples, (int) (start + from), sound, from, to - from);
        Arrays.fill(sound, to, sound.length, 0);
    }

    private void read(Octave octave, float[] sound, int firstFrame, int count, Reader reader) {
        int begin = (margin >> octave.halvings) - octave.window.length / 2;
        FramedSound framed = new FramedSound(sound, octave.window, octave.hop, begin);
        for (int done = 0; done < count; done += LANES) {
            framed.load(done, octave.fft);
            octave.fft.spectrumTo(octave.re, octave.im);
            octave.filters.powerOf(octave.re, octave.im, octave.power);
            reader.read(
                    octave.power,
                    octave.firstBand,
                    octave.filters.bands(),
                    firstFrame + done,
                    Math.min(LANES, count - done));
        }
    }
}
