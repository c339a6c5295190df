package org.melograph.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A surface of shapes as text, in SVG 1.1; text stays text, pixels become embedded PNG. */
public final class SvgSurface implements Surface {
    private static final int WRAP = 12;

    private final double width;
    private final double height;
    private final StringBuilder body = new StringBuilder();
    private int clips;

    /** An empty surface, in pixels. */
    public SvgSurface(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** The whole document. {@code title} and {@code description} are read out by screen readers. */
    public String document(String title, String description) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" \
                font-family="Inter, 'Helvetica Neue', Arial, sans-serif" style="font-variant-numeric: tabular-nums">
                <title>%s</title>
                <desc>%s</desc>
                """.formatted(n(width), n(height), n(width), n(height), escape(title), escape(description))
                + body
                + "</svg>\n";
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    /** 2: a vector file may be printed. */
    @Override
    public double scale() {
        return 2;
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, int argb) {
        if (w > 0 && h > 0) {
            rect(x, y, w, h, radius, fill(argb));
        }
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {
        if (w > 0 && h > 0) {
            rect(x, y, w, h, radius, " fill=\"none\"" + stroke(stroke));
        }
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s/>".formatted(n(x1), n(y1), n(x2), n(y2), stroke(stroke)));
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Stroke stroke) {
        if (count >= 2) {
            add("<polyline points=\"%s\" fill=\"none\"%s/>".formatted(points(x, y, count), stroke(stroke)));
        }
    }

    @Override
    public void polygon(double[] x, double[] y, int count, int argb) {
        add("<polygon points=\"%s\"%s/>".formatted(points(x, y, count), fill(argb)));
    }

    @Override
    public void marker(Marker marker, double x, double y, double radius, int argb, int rim) {
        String style = fill(argb) + stroke(Stroke.solid(rim, 1));
        if (marker.corners() == 0) {
            add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>".formatted(n(x), n(y), n(radius), style));
            return;
        }
        double[] px = new double[marker.corners()];
        double[] py = new double[marker.corners()];
        for (int i = 0; i < px.length; i++) {
            px[i] = x + marker.x(i) * radius;
            py[i] = y + marker.y(i) * radius;
        }
        add("<polygon points=\"%s\"%s/>".formatted(points(px, py, px.length), style));
    }

    @Override
    public void text(String text, double x, double y, Type type, int argb, Align align) {
        text(text, x, y, type, argb, align, "");
    }

    @Override
    public void slantedText(String text, double x, double y, Type type, int argb) {
        text(text, x, y, type, argb, Align.RIGHT, " transform=\"rotate(-45 " + n(x) + " " + n(y) + ")\"");
    }

    @Override
    public double textWidth(String text, Type type) {
        return Typeface.width(text, type);
    }

    @Override
    public void image(Raster raster, double x, double y, double w, double h) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(AwtSurface.toImage(raster), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(("<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
                        + " style=\"image-rendering: pixelated\" href=\"data:image/png;base64,%s\"/>")
                .formatted(n(x), n(y), n(w), n(h), Base64.getEncoder().encodeToString(png.toByteArray())));
    }

    @Override
    public void clip(Box box, Runnable drawing) {
        String id = "clip" + ++clips;
        add("<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>"
                .formatted(id, n(box.x()), n(box.y()), n(box.width()), n(box.height())));
        add("<g clip-path=\"url(#%s)\">".formatted(id));
        drawing.run();
        add("</g>");
    }

    private void rect(double x, double y, double w, double h, double radius, String style) {
        String round = radius > 0 ? " rx=\"" + n(radius) + "\"" : "";
        add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s%s/>".formatted(n(x), n(y), n(w), n(h), round, style));
    }

    private void text(String text, double x, double y, Type type, int argb, Align align, String more) {
        String anchor = switch (align) {
            case LEFT -> "";
            case CENTER -> " text-anchor=\"middle\"";
            case RIGHT -> " text-anchor=\"end\"";
        };
        String weight = type.weight() == Type.Weight.REGULAR
                ? ""
                : " font-weight=\"" + type.weight().number() + "\"";
        add("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s%s%s>%s</text>"
                .formatted(
                        n(x),
                        n(y + type.baselineBelowMiddle()),
                        n(type.size()),
                        weight,
                        anchor,
                        fill(argb),
                        more,
                        escape(text)));
    }

    private static String points(double[] x, double[] y, int count) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            points.append(i == 0 ? "" : i % WRAP == 0 ? "\n" : " ");
            points.append(n(x[i])).append(',').append(n(y[i]));
        }
        return points.toString();
    }

    private static String fill(int argb) {
        return " fill=\"" + Argb.hex(argb) + "\"" + opacity("fill", argb);
    }

    private static String stroke(Stroke stroke) {
        return " stroke=\"" + Argb.hex(stroke.argb()) + "\" stroke-width=\"" + n(stroke.width()) + "\""
                + " stroke-linejoin=\"round\"" + opacity("stroke", stroke.argb())
                + (stroke.dash() > 0 ? " stroke-dasharray=\"" + n(stroke.dash()) + "\"" : "");
    }

    private static String opacity(String what, int argb) {
        double opacity = Argb.opacity(argb);
        return opacity == 1 ? "" : " " + what + "-opacity=\"" + n(opacity) + "\"";
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    // Control characters have no place in XML; unpaired surrogates would break the file's encoding.
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
                    escaped.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
        return escaped.toString();
    }

    private void add(String element) {
        body.append(element).append('\n');
    }
}
