package org.melograph.model;

import java.util.List;
import org.melograph.base.Param;

/** The settings by which training pieces are varied, so that a network cannot learn them by heart. */
public final class AugmentationParams {
    private AugmentationParams() {}

    /**
     * The settings with an architecture's standard values; 0 leaves a kind of change out.
     *
     * @param bands whether the input has a frequency axis to mask
     */
    public static List<Param> of(double shift, double gain, double mask, boolean bands) {
        Param louder = new Param.Real(
                "gain", "Gain", "Decibels by which a training piece may be louder or softer.", gain, 0, 40);
        return bands
                ? List.of(
                        moved(shift),
                        louder,
                        hidden(mask),
                        new Param.Real(
                                "band_mask",
                                "Band mask",
                                "Part of a training piece's bands that may be hidden.",
                                mask,
                                0,
                                0.9),
                        mixed())
                : List.of(moved(shift), louder, hidden(mask), mixed());
    }

    /** The settings for pieces of notes; 0 leaves a kind of change out. */
    public static List<Param> ofNotes(double shift, double mask, int transpose) {
        return List.of(
                moved(shift),
                hidden(mask),
                new Param.Whole(
                        "transpose",
                        "Transposition",
                        "Semitones by which a training piece may be higher or lower; key-free inputs hear nothing of it.",
                        transpose,
                        0,
                        24));
    }

    private static Param mixed() {
        return new Param.Real(
                "mix",
                "Mixing",
                "How much two training pieces and their labels are mixed: the alpha of mixup (Zhang et al., 2018); 0 for"
                        + " not at all, 1 for every part alike.",
                0.0,
                0,
                1);
    }

    private static Param moved(double shift) {
        return new Param.Real(
                "shift",
                "Time shift",
                "Part of a piece by which a training piece may begin earlier or later in its song.",
                shift,
                0,
                10);
    }

    private static Param hidden(double mask) {
        return new Param.Real(
                "time_mask", "Time mask", "Part of a training piece's time that may be hidden.", mask, 0, 0.9);
    }
}
