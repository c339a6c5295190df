package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * The spectrogram in few bands, each the mean power of neighbouring bins (Bai, 'Music Classification with Neural
 * Network'): evenly spaced in Hz or mel, or the lowest bins as they are and every octave above in eight.
 */
public final class BandSpectrogram extends SpectralFeature {
    private static final String SPACING = "spacing";

    BandSpectrogram() {
        super(new FeatureSpec(
                "bands",
                "Spectrogram in bands",
                Clip.class,
                List.of("band", "frame"),
                params(),
                "Bai, 'Music Classification with Neural Network': means of the power of neighbouring bins"));
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>(List.of(
                new Param.Whole("n_bands", "Bands", "Number of bands; octaves have their own number.", 33, 1, 1024),
                new Param.Choice(
                        SPACING,
                        "Spacing",
                        "How bands are spaced: evenly in mel, evenly in Hz, or the 16 lowest bins and 8 bands for each "
                                + "octave above.",
                        "mel",
                        List.of("mel", "linear", "octaves")),
                new Param.Choice(
                        "scale",
                        "Scale",
                        "What a value is: the mean power itself, or its level in dB.",
                        "db",
                        List.of("power", "db"))));
        own.addAll(Decibels.PARAMS);
        return FrameSettings.paramsWith(own);
    }

    private static List<BinRange> bands(Params params, FrameSettings settings) throws BadInputException {
        int count = params.whole("n_bands");
        return switch (params.choice(SPACING)) {
            case "linear" -> BinRange.linear(settings.bins(), count);
            case "mel" -> BinRange.mel(settings, count);
            default -> BinRange.octaves(settings.bins());
        };
    }

    /** Every band by its lowest and its highest frequency. */
    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        try {
            FrameSettings settings = FrameSettings.of(params);
            return new FrequencyAxis.Named(bands(params, settings).stream()
                    .map(band -> String.format(
                            Locale.ROOT,
                            "%.0f to %.0f Hz",
                            settings.hertz(band.first() - 0.5),
                            settings.hertz(band.last() + 0.5)))
                    .toList());
        } catch (BadInputException e) {
            // Nothing was computed with such settings.
            return new FrequencyAxis.Counted("band");
        }
    }

    @Override
    public double reachSeconds(Params params) {
        return FrameSettings.reachSeconds(params);
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        BandFilters filters = BinRange.means(bands(params, settings), settings.bins());
        boolean inDecibels = params.choice("scale").equals("db");
        FrameRows rows = FrameRows.of(filters.bands(), frames);
        float[] means = new float[filters.bands() * PowerFrames.LANES];
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                filters.apply(batch.power, means);
                if (inDecibels) {
                    Decibels.ofPower(means, 0, means.length);
                }
                rows.put(means, batch.first, batch.count);
            }

            @Override
            public Tensor result() {
                if (inDecibels) {
                    Decibels.of(params).level(rows.values);
                }
                return rows.tensor("band");
            }
        };
    }
}
