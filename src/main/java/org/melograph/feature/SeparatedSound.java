package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * One part of a clip as sound: its spectra under the part's mask, turned back and laid over each other, each sample divided
 * by the sum of the squared windows it lies under (Griffin and Lim 1984).
 */
final class SeparatedSound {
    private final Clip clip;
    private final Provenance origin;
    private final FrameSettings settings;
    private final int frames;
    private final float[] window;
    private final MedianSeparation separation;
    private final RealFft fft;
    private final RealFft back;
    // The spectra of frames whose mask is not known yet, each in the slot of its number's remainder.
    private final float[][] heldRe;
    private final float[][] heldIm;
    private final float[] re;
    private final float[] im;
    private final float[] sound;

    SeparatedSound(Clip clip, Params params, HarmonicPercussive.Part part) throws BadInputException {
        this.clip = clip;
        origin = new Provenance(part.id(), params.asText(), "", List.of(clip.origin()));
        settings = FrameSettings.of(params);
        frames = settings.frames(clip);
        Spectra.checkFinite(clip);
        if (!settings.centred() || settings.hopSamples() > settings.windowSamples() / 2) {
            throw new BadInputException(
                    "Sound is put together of frames that overlap by half or more. Set 'center', and"
                            + " 'hop_length' to " + settings.windowSamples() / 2 + " at most.");
        }
        window = settings.window().periodic(settings.windowSamples(), settings.fftSamples());
        separation = new MedianSeparation(params, part, settings.bins(), frames, this::take);
        fft = new RealFft(settings.fftSamples());
        back = new RealFft(settings.fftSamples());
        // A batch comes in before any of its frames is told.
        int slots = separation.delay() + LANES + 1;
        heldRe = new float[slots][settings.bins()];
        heldIm = new float[slots][settings.bins()];
        re = new float[settings.bins() * LANES];
        im = new float[settings.bins() * LANES];
        sound = new float[clip.samples().length()];
    }

    Clip compute(Job job) throws StoppedException {
        FramedSound framed = settings.cut(clip.samples().values());
        PowerFrames batch = new PowerFrames(settings.bins());
        float[] spectrumRe = new float[batch.power.length];
        float[] spectrumIm = new float[batch.power.length];
        for (int first = 0; first < frames; first += LANES) {
            job.throwIfStopped();
            job.report((double) first / frames, "Separating tones and strokes");
            framed.load(first, fft);
            fft.spectrumTo(spectrumRe, spectrumIm);
            for (int i = 0; i < batch.power.length; i++) {
                batch.power[i] = spectrumRe[i] * spectrumRe[i] + spectrumIm[i] * spectrumIm[i];
            }
            batch.first = first;
            batch.count = Math.min(LANES, frames - first);
            for (int lane = 0; lane < batch.count; lane++) {
                int slot = (first + lane) % heldRe.length;
                for (int bin = 0, at = lane; bin < settings.bins(); bin++, at += LANES) {
                    heldRe[slot][bin] = spectrumRe[at];
                    heldIm[slot][bin] = spectrumIm[at];
                }
            }
            separation.read(batch);
        }
        divide();
        job.report(1, "Separating tones and strokes");
        return new Clip(clip.id(), Tensor.wrap(sound, clip.samples().axis(0)), clip.sampleRate(), origin);
    }

    private void take(int frame, float[] mask, float[] magnitude) {
        int lane = frame % LANES;
        int slot = frame % heldRe.length;
        for (int bin = 0, at = lane; bin < settings.bins(); bin++, at += LANES) {
            re[at] = heldRe[slot][bin] * mask[bin];
            im[at] = heldIm[slot][bin] * mask[bin];
        }
        if (lane == LANES - 1 || frame == frames - 1) {
            back.signalsOf(re, im);
            for (int i = 0; i <= lane; i++) {
                lay(frame - lane + i, i);
            }
        }
    }

    private void lay(int frame, int lane) {
        long start = start(frame);
        int from = (int) Math.max(0, -start);
        int to = (int) Math.min(window.length, sound.length - start);
        float[] even = back.even();
        float[] odd = back.odd();
        for (int n = from; n < to; n++) {
            float value = ((n & 1) == 0 ? even : odd)[(n >> 1) * LANES + lane];
            sound[(int) (start + n)] += window[n] * value;
        }
    }

    private long start(long frame) {
        return frame * settings.hopSamples() + settings.firstSample();
    }

    private void divide() {
        int hop = settings.hopSamples();
        for (int i = 0; i < sound.length; i++) {
            long last = Math.min(frames - 1, (i - (long) settings.firstSample()) / hop);
            float sum = 0;
            for (long f = last; f >= 0 && i - start(f) < window.length; f--) {
                float w = window[(int) (i - start(f))];
                sum += w * w;
            }
            if (sum >= Float.MIN_NORMAL) {
                sound[i] /= sum;
            }
        }
    }
}
