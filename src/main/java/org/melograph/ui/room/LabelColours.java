package org.melograph.ui.room;

import java.util.List;
import javafx.scene.paint.Color;
import org.melograph.plot.Argb;
import org.melograph.plot.ClassPalette;

/** The colour of each label: its place among the sorted labels decides, so that it is the same in every room. */
public final class LabelColours {
    private static final Color UNKNOWN = Color.web("#8b94a3");

    private final List<String> labels;

    /** Colours by place in {@code labels}, which may grow. */
    public LabelColours(List<String> labels) {
        this.labels = labels;
    }

    /** A label's place, which is its colour and marker in plots; -1 for one that no song carries. */
    public int index(String label) {
        return labels.indexOf(label);
    }

    /** A label's colour; grey for one that no song carries. */
    public Color of(String label) {
        int index = index(label);
        return index < 0 ? UNKNOWN : ofClass(index);
    }

    /** The colour of a class by its place. */
    public static Color ofClass(int index) {
        return Color.web(Argb.hex(ClassPalette.color(index)));
    }
}
