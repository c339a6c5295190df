package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.Arrays;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * Where in the spectrum the sound of each frame lies and how it is spread, as librosa's {@code spectral_centroid}, {@code
 * spectral_bandwidth}, {@code spectral_rolloff}, {@code spectral_flatness}, {@code rms} and {@code spectral_contrast}
 * (Jiang et al. 2002) have it, all of magnitudes.
 *
 * <p>Rows of the result: centroid, bandwidth and rolloff in Hz, flatness from 0 to 1, root mean square, and the contrast
 * in dB of each of {@link #CONTRAST_BANDS} bands from the lowest on.
 */
final class SpectralShape implements SpectrumReader {
    /** Rows before those of the contrast. */
    static final int PLAIN_ROWS = 5;

    /** One below 200 Hz, then octaves; the last takes all that is above. */
    static final int CONTRAST_BANDS = 7;

    private static final int CENTROID = 0;
    private static final int BANDWIDTH = 1;
    private static final int ROLLOFF = 2;
    private static final int FLATNESS = 3;
    private static final int RMS = 4;
    private static final double LOWEST_BAND_HERTZ = 200;
    private static final double EXTREMES = 0.02;
    private static final double ROLLED_OFF = 0.85;
    private static final float LEAST_POWER = 1e-10f;

    private final FrameSettings settings;
    private final int frames;
    private final FrameRows plain;
    private final FrameRows peaks;
    private final FrameRows valleys;
    private final float[] magnitudes;
    private final float[] sorted;
    private final int[] bandFrom = new int[CONTRAST_BANDS];
    private final int[] bandTo = new int[CONTRAST_BANDS];
    private final int[] bandExtremes = new int[CONTRAST_BANDS];

    SpectralShape(FrameSettings settings, int frames) throws BadInputException {
        this.settings = settings;
        this.frames = frames;
        plain = FrameRows.of(PLAIN_ROWS, frames);
        peaks = FrameRows.of(CONTRAST_BANDS, frames);
        valleys = FrameRows.of(CONTRAST_BANDS, frames);
        magnitudes = new float[settings.bins()];
        sorted = new float[settings.bins()];
        for (int band = 0; band < CONTRAST_BANDS; band++) {
            divide(band);
        }
    }

    /** The bins of a band: librosa lets neighbours overlap by one bin, and drops the last but in the highest. */
    private void divide(int band) {
        double low = band == 0 ? 0 : LOWEST_BAND_HERTZ * (1 << (band - 1));
        double high = LOWEST_BAND_HERTZ * (1 << band);
        int from = 0;
        while (from < settings.bins() && settings.hertz(from) < low) {
            from++;
        }
        int to = from;
        while (to < settings.bins() && settings.hertz(to) <= high) {
            to++;
        }
        boolean last = band == CONTRAST_BANDS - 1;
        int start = band > 0 && to > from ? from - 1 : from;
        int end = last && to > from ? settings.bins() : to;
        bandExtremes[band] = (int) Math.max(Math.rint(EXTREMES * (end - start)), 1);
        bandFrom[band] = start;
        bandTo[band] = last ? end : Math.max(start, end - 1);
    }

    @Override
    public void read(int pass, PowerFrames batch) {
        for (int lane = 0; lane < batch.count; lane++) {
            for (int bin = 0; bin < magnitudes.length; bin++) {
                magnitudes[bin] = (float) Math.sqrt(batch.power[bin * LANES + lane]);
            }
            int frame = batch.first + lane;
            place(frame);
            flatness(batch, lane, frame);
            contrast(frame);
        }
    }

    private void put(int row, int frame, double value) {
        plain.values[row * frames + frame] = (float) value;
    }

    private void place(int frame) {
        double sum = 0;
        double moment = 0;
        double energy = 0;
        int last = magnitudes.length - 1;
        for (int bin = 0; bin <= last; bin++) {
            double m = magnitudes[bin];
            sum += m;
            moment += m * settings.hertz(bin);
            energy += bin == 0 || bin == last ? m * m / 2 : m * m;
        }
        double n = settings.fftSamples();
        put(RMS, frame, Math.sqrt(2 * energy) / n);
        if (sum < Float.MIN_NORMAL) {
            return;
        }
        double centroid = moment / sum;
        double spread = 0;
        double passed = 0;
        int rolloff = -1;
        for (int bin = 0; bin <= last; bin++) {
            double apart = settings.hertz(bin) - centroid;
            spread += magnitudes[bin] * apart * apart;
            passed += magnitudes[bin];
            rolloff = rolloff < 0 && passed >= ROLLED_OFF * sum ? bin : rolloff;
        }
        put(CENTROID, frame, centroid);
        put(BANDWIDTH, frame, Math.sqrt(spread / sum));
        put(ROLLOFF, frame, settings.hertz(Math.max(0, rolloff)));
    }

    /** The geometric over the arithmetic mean of the power. */
    private void flatness(PowerFrames batch, int lane, int frame) {
        double logs = 0;
        double sum = 0;
        for (int at = lane; at < batch.power.length; at += LANES) {
            double power = Math.max(LEAST_POWER, batch.power[at]);
            logs += Math.log(power);
            sum += power;
        }
        put(FLATNESS, frame, Math.exp(logs / batch.bins) / (sum / batch.bins));
    }

    private void contrast(int frame) {
        for (int band = 0; band < CONTRAST_BANDS; band++) {
            int count = bandTo[band] - bandFrom[band];
            if (count < 1) {
                continue;
            }
            System.arraycopy(magnitudes, bandFrom[band], sorted, 0, count);
            Arrays.sort(sorted, 0, count);
            int extremes = Math.min(count, bandExtremes[band]);
            double low = 0;
            double high = 0;
            for (int i = 0; i < extremes; i++) {
                low += sorted[i];
                high += sorted[count - 1 - i];
            }
            valleys.values[band * frames + frame] = (float) (low / extremes);
            peaks.values[band * frames + frame] = (float) (high / extremes);
        }
    }

    /** Axes {@code [row, frame]}. */
    @Override
    public Tensor result() {
        float[] rows = Arrays.copyOf(plain.values, (PLAIN_ROWS + CONTRAST_BANDS) * frames);
        Decibels.ofPower(peaks.values, 0, peaks.values.length);
        Decibels.STANDARD.level(peaks.values);
        Decibels.ofPower(valleys.values, 0, valleys.values.length);
        Decibels.STANDARD.level(valleys.values);
        for (int i = 0; i < peaks.values.length; i++) {
            rows[PLAIN_ROWS * frames + i] = peaks.values[i] - valleys.values[i];
        }
        return Tensor.wrap(rows, new Axis("shape", PLAIN_ROWS + CONTRAST_BANDS), new Axis("frame", frames));
    }
}
