package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.Arrays;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** Makes a {@link Fingerprint} from spectra while they go by. */
final class FingerprintReader implements SpectrumReader {
    private static final int BANDS = Integer.SIZE + 1;
    private static final double LOWEST_HERTZ = 300;
    private static final int BANDS_PER_OCTAVE = 12;

    private static final int FRAMES_PER_WORD = 5;
    private static final int REACH = 12;
    private static final int LAG_WORDS = 5;

    /** A step is silent where its loudest band stays 70 dB below a tone at full scale, whose power is (window / 4)². */
    private static final double SILENT_PART = 1e-7;

    private final int firstBin;
    private final int endBin;
    // Each bin counts towards the band below it and the next one: band bandOf[bin] with share, the next with 1 - share.
    private final int[] bandOf;
    private final float[] share;
    private final float[] smoothing = new float[2 * REACH + 1];
    private final double silent;
    private final int steps;
    // Amplitude by step and band.
    private final float[] smooth;
    private final float[] lanes = new float[BANDS * LANES];

    /** @throws BadInputException when the frames are not those of librosa's defaults, which all fingerprints share */
    FingerprintReader(FrameSettings settings, int frames) throws BadInputException {
        if (settings.sampleRate() != 22_050 || settings.fftSamples() != 2048 || settings.hopSamples() != 512) {
            throw new BadInputException("Recordings are recognised at 22050 Hz only, in frames of 2048 samples and hops"
                    + " of 512. Read the sound at that rate.");
        }
        steps = 1 + (frames - 1) / FRAMES_PER_WORD;
        smooth = new float[steps * BANDS];
        bandOf = new int[settings.bins()];
        share = new float[settings.bins()];
        int first = 0;
        int end = 0;
        for (int bin = 1; bin < settings.bins(); bin++) {
            double band = BANDS_PER_OCTAVE * Math.log(settings.hertz(bin) / LOWEST_HERTZ) / Math.log(2);
            bandOf[bin] = (int) Math.floor(band);
            share[bin] = (float) (1 - (band - Math.floor(band)));
            first = band <= -1 ? bin + 1 : first;
            end = band < BANDS ? bin + 1 : end;
        }
        firstBin = first;
        endBin = end;
        double sum = 0;
        for (int j = -REACH; j <= REACH; j++) {
            smoothing[j + REACH] = (float) (1 + Math.cos(Math.PI * j / (REACH + 1)));
            sum += smoothing[j + REACH];
        }
        for (int j = 0; j < smoothing.length; j++) {
            smoothing[j] /= (float) sum;
        }
        double fullScale = settings.windowSamples() / 4.0;
        silent = Math.sqrt(fullScale * fullScale * SILENT_PART);
    }

    @Override
    public void read(int pass, PowerFrames batch) {
        Arrays.fill(lanes, 0);
        for (int bin = firstBin; bin < endBin; bin++) {
            int band = bandOf[bin];
            if (band >= 0) {
                add(batch.power, bin, share[bin], band);
            }
            if (band + 1 < BANDS) {
                add(batch.power, bin, 1 - share[bin], band + 1);
            }
        }
        for (int i = 0; i < batch.count; i++) {
            spread(batch.first + i, i);
        }
    }

    private void add(float[] power, int bin, float weight, int band) {
        for (int i = 0, from = bin * LANES, to = band * LANES; i < LANES; i++) {
            lanes[to + i] += weight * power[from + i];
        }
    }

    private void spread(int frame, int lane) {
        int first = Math.max(0, Math.ceilDiv(frame - REACH, FRAMES_PER_WORD));
        int last = Math.min(steps - 1, (frame + REACH) / FRAMES_PER_WORD);
        for (int band = 0; band < BANDS; band++) {
            float amplitude = (float) Math.sqrt(lanes[band * LANES + lane]);
            for (int step = first; step <= last; step++) {
                smooth[step * BANDS + band] += smoothing[frame - step * FRAMES_PER_WORD + REACH] * amplitude;
            }
        }
    }

    /** What came out, after the pass. */
    Fingerprint fingerprint() {
        int[] words = new int[Math.max(0, steps - LAG_WORDS)];
        for (int step = 0; step < words.length; step++) {
            words[step] = isSilent(step) && isSilent(step + LAG_WORDS) ? Fingerprint.SILENCE : word(step);
        }
        return Fingerprint.wrap(words);
    }

    private boolean isSilent(int step) {
        for (int band = 0; band < BANDS; band++) {
            if (smooth[step * BANDS + band] > silent) {
                return false;
            }
        }
        return true;
    }

    private int word(int step) {
        int now = step * BANDS;
        int later = (step + LAG_WORDS) * BANDS;
        int word = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            float before = smooth[now + bit + 1] - smooth[now + bit];
            float after = smooth[later + bit + 1] - smooth[later + bit];
            if (after > before) {
                word |= 1 << bit;
            }
        }
        return word == Fingerprint.SILENCE ? 1 : word;
    }

    @Override
    public Tensor result() {
        return Tensor.wrap(smooth, new Axis("step", steps), new Axis("band", BANDS));
    }
}
