package org.melograph.feature;

import org.melograph.base.BadInputException;

/** The mel spectrogram in dB of a clip in the making, from which other features are computed. */
final class MelLevels {
    private final BandFilters filters;
    private final FrameRows rows;
    private final float[] batchBands;

    /** @throws BadInputException when the scale does not fit the frames, or the clip is too long for the memory */
    MelLevels(FrameSettings settings, MelScale scale, int frames) throws BadInputException {
        filters = scale.filters(settings);
        rows = FrameRows.of(filters.bands(), frames);
        batchBands = new float[filters.bands() * PowerFrames.LANES];
    }

    int bands() {
        return filters.bands();
    }

    /** Takes the next frames. */
    void read(PowerFrames batch) {
        filters.apply(batch.power, batchBands);
        Decibels.ofPower(batchBands, 0, batchBands.length);
        rows.put(batchBands, batch.first, batch.count);
    }

    /** Once every frame was read: axes {@code [mel, frame]}, row-major, none more than 80 dB below the loudest. */
    float[] levelled() {
        Decibels.STANDARD.level(rows.values);
        return rows.values;
    }
}
