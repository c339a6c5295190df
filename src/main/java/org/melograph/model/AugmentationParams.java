package org.melograph.model;

import java.util.List;
import org.melograph.base.Param;

/** The settings by which training pieces of audio are varied, so that a network cannot learn them by heart. */
public final class AugmentationParams {
    private AugmentationParams() {}

    /**
     * The settings with an architecture's standard values; 0 leaves a kind of change out.
     *
     * @param bands whether the input has a frequency axis to mask
     */
    public static List<Param> of(double shift, double gain, double mask, boolean bands) {
        Param moved = new Param.Real(
                "shift",
                "Time shift",
                "Part of a piece by which a training piece may begin earlier or later in its song.",
                shift,
                0,
                10);
        Param louder = new Param.Real(
                "gain", "Gain", "Decibels by which a training piece may be louder or softer.", gain, 0, 40);
        Param late = new Param.Real(
                "time_mask", "Time mask", "Part of a training piece's time that may be hidden.", mask, 0, 0.9);
        return bands
                ? List.of(
                        moved,
                        louder,
                        late,
                        new Param.Real(
                                "band_mask",
                                "Band mask",
                                "Part of a training piece's bands that may be hidden.",
                                mask,
                                0,
                                0.9))
                : List.of(moved, louder, late);
    }
}
