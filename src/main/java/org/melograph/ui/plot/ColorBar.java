package org.melograph.ui.plot;

import org.melograph.plot.Box;
import org.melograph.plot.ColorMap;
import org.melograph.plot.HeatmapPainter;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;

/** An upright bar that says which colour stands for which value, for places where no {@link HeatmapView} draws its own. */
public final class ColorBar extends PlotView {
    private static final double WIDTH = 10;

    private ColorMap colors = ColorMap.MAGMA;
    private Range range = new Range(0, 1);
    private String unit = "";

    /** Magma from 0 to 1. */
    public ColorBar() {
        super("");
        setPrefWidth(56);
        setFocusTraversable(false);
        describeBar();
    }

    /** Shows other colours, or another range. */
    public void show(ColorMap map, Range values, String valueUnit) {
        colors = map;
        range = values;
        unit = valueUnit;
        describeBar();
        redraw();
    }

    @Override
    boolean isFilled() {
        return true;
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme theme, Box box) {
        HeatmapPainter.colorBar(colors, range, unit, onto, theme, new Box(0, 0, WIDTH, box.height()));
    }

    private void describeBar() {
        setAccessibleText(colors.title() + " from " + range.low() + " to " + range.high() + " " + unit);
    }
}
