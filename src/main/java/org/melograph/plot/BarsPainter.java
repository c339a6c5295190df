package org.melograph.plot;

/** Draws {@link Bars}. */
final class BarsPainter {
    private BarsPainter() {}

    static void paint(Bars bars, Surface surface, PlotTheme theme, Box box) {
        if (bars.bars().isEmpty()) {
            PicturePainter.empty("Nothing counted yet", surface, theme, box);
            return;
        }
        BarsLayout layout = BarsLayout.of(bars, box, surface);
        for (int i = 0; i < bars.bars().size(); i++) {
            Bars.Bar bar = bars.bars().get(i);
            Box slot = layout.slots().get(i);
            Box track = layout.tracks().get(i);
            double part = Math.min(1, bar.value() / bars.fullValue());
            if (bars.upright()) {
                upright(bar, part, slot, track, surface, theme);
            } else {
                lying(bar, part, box, slot, track, surface, theme);
            }
        }
    }

    private static void upright(Bars.Bar bar, double part, Box slot, Box track, Surface surface, PlotTheme theme) {
        double height = Math.max(bar.value() > 0 ? 2 : 1, part * track.height());
        double top = track.bottom() - height;
        int color = bar.value() > 0 ? theme.color(bar.ink()) : theme.line();
        surface.fillRect(track.x(), top, track.width(), height, Math.min(3, height / 2), color);
        surface.text(bar.text(), slot.centerX(), top - 9, Type.LABEL, theme.secondary(), Align.CENTER);
        String name = surface.fit(bar.name(), Type.LABEL, slot.width() - 2);
        surface.text(name, slot.centerX(), track.bottom() + 13, Type.LABEL, theme.secondary(), Align.CENTER);
    }

    private static void lying(
            Bars.Bar bar, double part, Box box, Box slot, Box track, Surface surface, PlotTheme theme) {
        double radius = Math.min(4, track.height() / 2);
        double width = part * track.width();
        surface.fillRect(track.x(), track.y(), track.width(), track.height(), radius, theme.raised());
        if (width > 0) {
            double seen = Math.max(2, width);
            surface.fillRect(
                    track.x(), track.y(), seen, track.height(), Math.min(radius, seen / 2), theme.color(bar.ink()));
        }
        String name = surface.fit(bar.name(), Type.BASE, track.x() - box.x() - 12);
        surface.text(name, box.x(), slot.centerY(), Type.BASE, theme.text(), Align.LEFT);
        surface.text(bar.text(), box.right(), slot.centerY(), Type.BASE, theme.text(), Align.RIGHT);
    }
}
