package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a bar chart lie.
 *
 * @param slots the room of each bar with its name and amount
 * @param tracks the area each bar grows in: upwards, or rightwards
 */
public record BarsLayout(List<Box> slots, List<Box> tracks) {
    private static final double ABOVE = 20;
    private static final double BELOW = 22;
    private static final double ROW = 26;
    private static final double THICK = 8;

    public BarsLayout {
        slots = List.copyOf(slots);
        tracks = List.copyOf(tracks);
    }

    /** Lays out bars in a box; {@code surface} measures their names. */
    public static BarsLayout of(Bars bars, Box box, Surface surface) {
        List<Box> slots = new ArrayList<>();
        List<Box> tracks = new ArrayList<>();
        int count = bars.bars().size();
        if (bars.upright()) {
            double pitch = box.width() / Math.max(1, count);
            double gap = Math.min(10, pitch * 0.25);
            double width = Math.min(pitch - gap, 72);
            for (int i = 0; i < count; i++) {
                Box slot = new Box(box.x() + i * pitch, box.y(), pitch, box.height());
                slots.add(slot);
                tracks.add(new Box(slot.centerX() - width / 2, box.y() + ABOVE, width, box.height() - ABOVE - BELOW));
            }
        } else {
            double names = 0;
            double amounts = 0;
            for (Bars.Bar bar : bars.bars()) {
                names = Math.max(names, surface.textWidth(bar.name(), Type.BASE));
                amounts = Math.max(amounts, surface.textWidth(bar.text(), Type.BASE));
            }
            double left = Math.min(names, box.width() * 0.4) + 12;
            double right = amounts + 12;
            double pitch = Math.min(ROW, box.height() / Math.max(1, count));
            for (int i = 0; i < count; i++) {
                Box slot = new Box(box.x(), box.y() + i * pitch, box.width(), pitch);
                slots.add(slot);
                double thick = Math.min(THICK, pitch * 0.6);
                tracks.add(new Box(box.x() + left, slot.centerY() - thick / 2, box.width() - left - right, thick));
            }
        }
        return new BarsLayout(slots, tracks);
    }

    /** The index of the bar whose room holds a point; -1 for none. */
    public int barAt(double x, double y) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }
}
