package org.melograph.ui.plot;

import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Argb;
import org.melograph.plot.Bars;
import org.melograph.plot.BarsLayout;
import org.melograph.plot.Box;
import org.melograph.plot.Picture;
import org.melograph.plot.PicturePainter;
import org.melograph.plot.PlotTheme;

/** Bars that can be picked by click, or by arrow keys and Enter. */
public final class BarsView extends PlotView {
    private static final double ROW = 26;

    private @Nullable Bars bars;
    private int hovered = -1;
    private @Nullable IntConsumer onPick;
    private IntConsumer onHover = bar -> {};

    /** An empty view. */
    public BarsView() {
        super("Nothing counted yet");
        setOnMouseMoved(e -> hover(barAt(e.getX(), e.getY())));
        setOnMouseExited(e -> hover(-1));
        setOnMouseClicked(e -> pick(barAt(e.getX(), e.getY())));
        setOnKeyPressed(this::key);
    }

    /** Shows bars, or nothing. Lying bars make the view as high as they need. */
    public void show(@Nullable Bars picture) {
        bars = picture;
        hovered = -1;
        if (picture != null && !picture.upright()) {
            setPrefHeight(picture.bars().size() * ROW);
            setMinHeight(picture.bars().size() * ROW);
        }
        describe();
        redraw();
    }

    /** Is told the index of the bar that was picked. */
    public void setOnPick(IntConsumer listener) {
        onPick = listener;
    }

    /** Is told the index of the bar that is pointed at or chosen by key, and -1 for none. */
    public void setOnHover(IntConsumer listener) {
        onHover = listener;
    }

    @Override
    public @Nullable Picture toPicture() {
        return bars;
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        Bars shown = bars;
        if (shown == null) {
            return;
        }
        if (hovered >= 0 && hovered < shown.bars().size() && onPick != null) {
            Box slot = BarsLayout.of(shown, box, onto).slots().get(hovered);
            onto.fillRect(slot.x(), slot.y(), slot.width(), slot.height(), 4, Argb.fade(colors.raised(), 0.9));
        }
        PicturePainter.paint(shown, onto, colors, box);
    }

    private int barAt(double x, double y) {
        Bars shown = bars;
        return shown == null ? -1 : BarsLayout.of(shown, box(), surface()).barAt(x, y);
    }

    private void hover(int bar) {
        if (bar != hovered) {
            hovered = bar;
            setCursor(bar >= 0 && onPick != null ? Cursor.HAND : Cursor.DEFAULT);
            redraw();
            onHover.accept(bar);
        }
    }

    private void pick(int bar) {
        if (bar >= 0 && onPick != null) {
            onPick.accept(bar);
        }
    }

    private void key(KeyEvent e) {
        Bars shown = bars;
        if (shown == null || shown.bars().isEmpty() || onPick == null) {
            return;
        }
        int last = shown.bars().size() - 1;
        switch (e.getCode()) {
            case LEFT, UP -> hover(Math.max(0, hovered - 1));
            case RIGHT, DOWN -> hover(Math.min(last, hovered + 1));
            case HOME -> hover(0);
            case END -> hover(last);
            case ENTER -> pick(hovered);
            default -> {
                return;
            }
        }
        if (hovered >= 0) {
            setAccessibleText(shown.bars().get(hovered).name() + " "
                    + shown.bars().get(hovered).text());
        }
        e.consume();
    }
}
