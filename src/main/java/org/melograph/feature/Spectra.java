package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.List;
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

    private final int frames;
    private final FramedSound sound;
    private final RealFft fft;
    private final PowerFrames batch;

    private Spectra(Clip clip, FrameSettings settings) throws BadInputException {
        frames = settings.frames(clip);
        checkFinite(clip);
        sound = settings.cut(clip.samples().values());
        fft = new RealFft(settings.fftSamples());
        batch = new PowerFrames(settings.bins());
    }

    /** Refuses a clip that holds NaN or infinity. */
    static void checkFinite(Clip clip) throws BadInputException {
        if (!clip.samples().isFinite()) {
            throw new BadInputException(
                    "'" + clip.id() + "' has samples that are no finite numbers. Remove it or choose another.");
        }
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
            sound.load(first, fft);
            fft.powerTo(batch.power);
            for (SpectrumReader reader : readers) {
                reader.read(pass, batch);
            }
        }
        job.report(1, "Computing spectra");
    }
}
