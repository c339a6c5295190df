package org.melograph.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * A clip in segments from one onset to the next, each with its mean chroma and timbre: what a Million Song Dataset file
 * has of a song (Jehan 2005), computed from sound. Where nothing begins for long, a segment is divided evenly.
 */
final class ClipSegments {
    /** The settings of cutting. */
    static final List<Param> PARAMS = List.of(
            new Param.Real(
                    "shortest", "Shortest segment", "The shortest segment of a clip, in seconds.", 0.15, 0.01, 10),
            new Param.Real(
                    "longest",
                    "Longest segment",
                    "The longest segment of a clip, in seconds; a longer one is divided evenly.",
                    1.0,
                    0.02,
                    600),
            new Param.Real(
                    "onset_height",
                    "Onset height",
                    "How far an onset stands above what is around it, as a part of the strongest one; larger gives"
                            + " fewer segments.",
                    0.07,
                    0,
                    1));

    private ClipSegments() {}

    /**
     * The segments of a clip.
     *
     * @param params framing and {@link #PARAMS}
     * @param tones the number of pitch classes
     * @param coefficients the number of timbre coefficients
     * @return axes {@code [row, segment]}: first the pitch classes from C, each segment's largest 1 (0 throughout where
     *     it is silent), then the mean MFCC, of which the first tells loudness
     */
    static Tensor of(Clip clip, Params params, int tones, int coefficients, Job job)
            throws BadInputException, StoppedException {
        if (params.real("longest") < params.real("shortest")) {
            throw new BadInputException("'longest' " + params.real("longest") + " is less than 'shortest' "
                    + params.real("shortest") + ". Give a larger one.");
        }
        FrameSettings settings = FrameSettings.of(params);
        int frames = settings.frames(clip);
        Chroma chroma = new Chroma();
        SpectrumReader pitches = chroma.reader(
                parsed(chroma, params, Map.of("n_chroma", Integer.toString(tones), "norm", "none")), settings, frames);
        Mfcc mfcc = new Mfcc();
        Params cepstrum = parsed(mfcc, params, Map.of("n_mfcc", Integer.toString(coefficients)));
        SpectrumReader timbre = mfcc.reader(cepstrum, settings, frames);
        OnsetStrength onsets = new OnsetStrength(settings, MelScale.of(cepstrum), frames);
        Spectra.read(clip, settings, List.of(pitches, timbre, onsets), job);

        double framesPerSecond = (double) settings.sampleRate() / settings.hopSamples();
        List<Integer> borders = borders(onsets.result().values(), frames, framesPerSecond, params);
        int segments = borders.size() - 1;
        float[] values = new float[(tones + coefficients) * segments];
        means(pitches.result(), borders, values, 0);
        raise(values, tones, segments);
        means(timbre.result(), borders, values, tones);
        return Tensor.wrap(values, new Axis("row", tones + coefficients), new Axis("segment", segments));
    }

    private static Params parsed(SpectralFeature feature, Params framing, Map<String, String> set)
            throws BadInputException {
        Map<String, String> all = new HashMap<>(set);
        for (Param param : feature.spec().params()) {
            if (framing.has(param.name())) {
                all.put(param.name(), framing.get(param.name()).toString());
            }
        }
        return Params.parse(feature.spec().params(), all);
    }

    /** The first frame of each segment, and behind the last the number of frames. */
    static List<Integer> borders(float[] strength, int frames, double framesPerSecond, Params params) {
        int shortest = Math.max(1, (int) Math.ceil(params.real("shortest") * framesPerSecond));
        int longest = Math.max(shortest, (int) (params.real("longest") * framesPerSecond));
        int[] peaks = OnsetPeaks.at(framesPerSecond, params.real("onset_height"), shortest)
                .in(strength);
        List<Integer> borders = new ArrayList<>();
        borders.add(0);
        for (int peak : peaks) {
            if (peak >= shortest && frames - peak >= shortest) {
                divide(borders, peak, longest);
            }
        }
        divide(borders, frames, longest);
        return borders;
    }

    /** Adds borders up to {@code end} so that no segment is longer than {@code longest}. */
    private static void divide(List<Integer> borders, int end, int longest) {
        int start = borders.getLast();
        int parts = (end - start + longest - 1) / longest;
        for (int part = 1; part <= parts; part++) {
            borders.add(start + (int) ((long) (end - start) * part / parts));
        }
    }

    /** Each row's mean over each segment, into the rows of {@code out} from {@code firstRow} on. */
    private static void means(Tensor rows, List<Integer> borders, float[] out, int firstRow) {
        float[] values = rows.values();
        int frames = rows.size(1);
        int segments = borders.size() - 1;
        for (int row = 0; row < rows.size(0); row++) {
            for (int s = 0; s < segments; s++) {
                int from = borders.get(s);
                int to = borders.get(s + 1);
                double sum = 0;
                for (int t = from; t < to; t++) {
                    sum += values[row * frames + t];
                }
                out[(firstRow + row) * segments + s] = (float) (sum / (to - from));
            }
        }
    }

    /** Brings the largest of each segment's pitch classes to 1. */
    private static void raise(float[] values, int tones, int segments) {
        for (int s = 0; s < segments; s++) {
            float largest = 0;
            for (int tone = 0; tone < tones; tone++) {
                largest = Math.max(largest, values[tone * segments + s]);
            }
            for (int tone = 0; tone < tones && largest >= Float.MIN_NORMAL; tone++) {
                values[tone * segments + s] /= largest;
            }
        }
    }
}
