package org.melograph.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** A surface of pixels in memory, which needs no display. */
public final class AwtSurface implements Surface {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final double width;
    private final double height;
    private final double scale;

    /**
     * An empty surface.
     *
     * @param scale pixels of the image for one pixel of the surface; 2 for print and dense screens
     */
    public AwtSurface(int width, int height, double scale) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_ARGB);
        this.graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    /** The pixels drawn so far. */
    BufferedImage image() {
        return image;
    }

    /** The pixel {@code x} from the left and {@code y} from the top of the image, as {@link Argb}. */
    public int pixel(int x, int y) {
        return image.getRGB(x, y);
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, int argb) {
        color(argb);
        graphics.fill(rect(x, y, w, h, radius));
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {
        stroke(stroke);
        graphics.draw(rect(x, y, w, h, radius));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        stroke(stroke);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Stroke stroke) {
        if (count >= 2) {
            stroke(stroke);
            graphics.draw(path(x, y, count));
        }
    }

    @Override
    public void polygon(double[] x, double[] y, int count, int argb) {
        Path2D path = path(x, y, count);
        path.closePath();
        color(argb);
        graphics.fill(path);
    }

    @Override
    public void marker(Marker marker, double x, double y, double radius, int argb, int rim) {
        Shape shape;
        if (marker.corners() == 0) {
            shape = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        } else {
            Path2D path = new Path2D.Double();
            path.moveTo(x + marker.x(0) * radius, y + marker.y(0) * radius);
            for (int i = 1; i < marker.corners(); i++) {
                path.lineTo(x + marker.x(i) * radius, y + marker.y(i) * radius);
            }
            path.closePath();
            shape = path;
        }
        color(argb);
        graphics.fill(shape);
        stroke(Stroke.solid(rim, 1));
        graphics.draw(shape);
    }

    @Override
    public void text(String text, double x, double y, Type type, int argb, Align align) {
        color(argb);
        graphics.setFont(Typeface.font(type));
        double left = align == Align.LEFT ? x : x - align.part() * textWidth(text, type);
        graphics.drawString(text, (float) left, (float) (y + type.baselineBelowMiddle()));
    }

    @Override
    public void slantedText(String text, double x, double y, Type type, int argb) {
        AffineTransform before = graphics.getTransform();
        graphics.rotate(-Math.PI / 4, x, y);
        text(text, x, y, type, argb, Align.RIGHT);
        graphics.setTransform(before);
    }

    @Override
    public double textWidth(String text, Type type) {
        return Typeface.width(text, type);
    }

    @Override
    public void image(Raster raster, double x, double y, double w, double h) {
        AffineTransform placed = AffineTransform.getTranslateInstance(x, y);
        placed.scale(w / raster.width(), h / raster.height());
        graphics.drawImage(toImage(raster), placed, null);
    }

    @Override
    public void clip(Box box, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        drawing.run();
        graphics.setClip(before);
    }

    static BufferedImage toImage(Raster raster) {
        BufferedImage image = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, raster.width(), raster.height(), raster.argb());
        return image;
    }

    private static Shape rect(double x, double y, double w, double h, double radius) {
        return radius > 0
                ? new RoundRectangle2D.Double(x, y, w, h, 2 * radius, 2 * radius)
                : new Rectangle2D.Double(x, y, w, h);
    }

    private static Path2D path(double[] x, double[] y, int count) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, count);
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        return path;
    }

    private void color(int argb) {
        graphics.setColor(new Color(argb, true));
    }

    private void stroke(Stroke stroke) {
        color(stroke.argb());
        float width = (float) stroke.width();
        graphics.setStroke(
                stroke.dash() > 0
                        ? new BasicStroke(
                                width,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                new float[] {(float) stroke.dash()},
                                0)
                        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }
}
