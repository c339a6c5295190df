package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.music.Clip;

/**
 * The short-time Fourier transform of a clip, shown batch by batch to whoever computes something from it. Spectra are
 * never held as a whole: memory does not grow with the song.
 */
final class Spectra {
    private static final int BATCHES_BETWEEN_REPORTS = 32;

    private final FrameSettings settings;
    private final float[] samples;
    private final int frames;
    private final float[] window;
    private final RealFft fft;
    private final PowerFrames batch;

    // The batch's stretch of sound, by its place within a hop: sample r of hop g at r * columns + g. Sample n of all
    // frames is then one row of successive values, which overlapping frames share.
    private final int columns;
    private final int rows;
    private final float[] hops;

    private Spectra(Clip clip, FrameSettings settings) throws BadInputException {
        this.settings = settings;
        frames = settings.frames(clip);
        samples = clip.samples().values();
        if (!clip.samples().isFinite()) {
            throw new BadInputException(
                    "'" + clip.id() + "' has samples that are no finite numbers. Remove it or choose another.");
        }
        window = settings.window().periodic(settings.windowSamples(), settings.fftSamples());
        fft = new RealFft(settings.fftSamples());
        batch = new PowerFrames(settings.bins());
        columns = LANES + (settings.fftSamples() - 1) / settings.hopSamples();
        rows = Math.min(settings.hopSamples(), settings.fftSamples());
        hops = new float[rows * columns];
    }

    /**
     * Shows the spectra of a clip to the readers, as often as each needs.
     *
     * @throws BadInputException when the clip is too short, was read at another rate, or holds NaN or infinity
     */
    static void read(Clip clip, FrameSettings settings, List<? extends SpectrumReader> readers, Job job)
            throws BadInputException, StoppedException {
        Spectra spectra = new Spectra(clip, settings);
        int passes = readers.stream().mapToInt(SpectrumReader::passes).max().orElse(0);
        for (int pass = 0; pass < passes; pass++) {
            int current = pass;
            spectra.pass(
                    pass,
                    readers.stream().filter(r -> r.passes() > current).toList(),
                    job.part((double) pass / passes, (pass + 1.0) / passes));
        }
    }

    private void pass(int pass, List<? extends SpectrumReader> readers, Job job) throws StoppedException {
        for (int first = 0, done = 0; first < frames; first += LANES, done++) {
            if (done % BATCHES_BETWEEN_REPORTS == 0) {
                job.throwIfStopped();
                job.report((double) first / frames, "Computing spectra");
            }
            batch.first = first;
            batch.count = Math.min(LANES, frames - first);
            load(first);
            weigh();
            fft.powerTo(batch.power);
            for (SpectrumReader reader : readers) {
                reader.read(pass, batch);
            }
        }
        job.report(1, "Computing spectra");
    }

    private void load(int firstFrame) {
        for (int g = 0; g < columns; g++) {
            long start = (long) (firstFrame + g) * settings.hopSamples() + settings.firstSample();
            if (start >= 0 && start + rows <= samples.length) {
                int from = (int) start;
                for (int r = 0, to = g; r < rows; r++, to += columns) {
                    hops[to] = samples[from + r];
                }
            } else {
                for (int r = 0; r < rows; r++) {
                    long at = start + r;
                    hops[r * columns + g] = at >= 0 && at < samples.length ? samples[(int) at] : 0;
                }
            }
        }
    }

    private void weigh() {
        float[] even = fft.even();
        float[] odd = fft.odd();
        int hop = settings.hopSamples();
        int r = 0;
        int g = 0;
        for (int n = 0; n < window.length; n++) {
            float weight = window[n];
            float[] to = (n & 1) == 0 ? even : odd;
            int from = r * columns + g;
            int at = (n >> 1) * LANES;
            for (int i = 0; i < LANES; i += SPECIES.length()) {
                FloatVector.fromArray(SPECIES, hops, from + i).mul(weight).intoArray(to, at + i);
            }
            if (++r == hop) {
                r = 0;
                g++;
            }
        }
    }
}
