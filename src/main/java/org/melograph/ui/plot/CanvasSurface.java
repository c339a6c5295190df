package org.melograph.ui.plot;

import java.nio.IntBuffer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.melograph.plot.Align;
import org.melograph.plot.Argb;
import org.melograph.plot.Box;
import org.melograph.plot.Marker;
import org.melograph.plot.Raster;
import org.melograph.plot.Stroke;
import org.melograph.plot.Surface;
import org.melograph.plot.Type;

/** A surface on the screen. On the JavaFX thread only. */
final class CanvasSurface implements Surface {
    private final Canvas canvas;
    private final GraphicsContext gc;
    private final MarkerSprites sprites = new MarkerSprites();
    private double scale = 1;
    private int filled = 0xFF000000;
    private Color color = Color.BLACK;

    CanvasSurface(Canvas canvas) {
        this.canvas = canvas;
        this.gc = canvas.getGraphicsContext2D();
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        gc.setTextBaseline(VPos.BASELINE);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        gc.setLineCap(StrokeLineCap.BUTT);
    }

    /** Empties the surface, to be drawn at {@code outputScale} dots a pixel. */
    void begin(double outputScale) {
        scale = outputScale;
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public double width() {
        return canvas.getWidth();
    }

    @Override
    public double height() {
        return canvas.getHeight();
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, int argb) {
        gc.setFill(color(argb));
        if (radius > 0) {
            gc.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
        } else {
            gc.fillRect(x, y, w, h);
        }
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {
        stroke(stroke);
        gc.strokeRoundRect(x, y, w, h, 2 * radius, 2 * radius);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        stroke(stroke);
        gc.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Stroke stroke) {
        if (count >= 2) {
            stroke(stroke);
            gc.strokePolyline(x, y, count);
        }
    }

    @Override
    public void polygon(double[] x, double[] y, int count, int argb) {
        gc.setFill(color(argb));
        gc.fillPolygon(x, y, count);
    }

    @Override
    public void marker(Marker marker, double x, double y, double radius, int argb, int rim) {
        Image sprite = sprites.sprite(marker, radius, argb, rim, scale);
        double size = sprite.getWidth() / scale;
        // Whole dots keep the sprite sharp.
        gc.drawImage(
                sprite,
                Math.rint((x - size / 2) * scale) / scale,
                Math.rint((y - size / 2) * scale) / scale,
                size,
                size);
    }

    @Override
    public void text(String text, double x, double y, Type type, int argb, Align align) {
        gc.setFill(color(argb));
        gc.setFont(Fonts.font(type));
        gc.setTextAlign(TextAlignment.LEFT);
        double left = align == Align.LEFT ? x : x - align.part() * textWidth(text, type);
        gc.fillText(text, left, y + type.baselineBelowMiddle());
    }

    @Override
    public void slantedText(String text, double x, double y, Type type, int argb) {
        gc.save();
        gc.translate(x, y);
        gc.rotate(-45);
        text(text, 0, 0, type, argb, Align.RIGHT);
        gc.restore();
    }

    @Override
    public double textWidth(String text, Type type) {
        return Fonts.width(text, type);
    }

    @Override
    public void image(Raster raster, double x, double y, double w, double h) {
        gc.setImageSmoothing(false);
        gc.drawImage(image(raster), x, y, w, h);
        gc.setImageSmoothing(true);
    }

    @Override
    public void clip(Box box, Runnable drawing) {
        gc.save();
        gc.beginPath();
        gc.rect(box.x(), box.y(), box.width(), box.height());
        gc.clip();
        drawing.run();
        gc.restore();
    }

    /** The raster's own pixels as an image, not copied. */
    static WritableImage image(Raster raster) {
        return new WritableImage(new PixelBuffer<>(
                raster.width(), raster.height(), IntBuffer.wrap(raster.argb()), PixelFormat.getIntArgbPreInstance()));
    }

    /** The colour as JavaFX has it. */
    static Color fx(int argb) {
        return Color.rgb((argb >>> 16) & 0xFF, (argb >>> 8) & 0xFF, argb & 0xFF, Argb.opacity(argb));
    }

    private Color color(int argb) {
        if (argb != filled) {
            filled = argb;
            color = fx(argb);
        }
        return color;
    }

    private void stroke(Stroke stroke) {
        gc.setStroke(color(stroke.argb()));
        gc.setLineWidth(stroke.width());
        if (stroke.dash() > 0) {
            gc.setLineDashes(stroke.dash());
        } else {
            gc.setLineDashes();
        }
    }
}
