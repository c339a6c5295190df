package org.melograph.plot;

/**
 * What a painter needs to draw on: pixels of a file, of a vector file, or of the screen. Coordinates are pixels from the top
 * left, right and down positive; colours are {@link Argb}.
 */
public interface Surface {
    /** In pixels. */
    double width();

    /** In pixels. */
    double height();

    /** How many dots a pixel has: 2 on paper and dense screens. Images are sharpest with as many. */
    double scale();

    /** A filled rectangle with corners of {@code radius} pixels, 0 for sharp ones. */
    void fillRect(double x, double y, double width, double height, double radius, int argb);

    /** The outline of a rectangle, centred on its edge. */
    void strokeRect(double x, double y, double width, double height, double radius, Stroke stroke);

    /** A straight line. */
    void line(double x1, double y1, double x2, double y2, Stroke stroke);

    /** A line through the first {@code count} points; nothing for fewer than two. */
    void polyline(double[] x, double[] y, int count, Stroke stroke);

    /** A filled polygon of the first {@code count} points. */
    void polygon(double[] x, double[] y, int count, int argb);

    /** A filled marker of about the given radius with a thin rim. */
    void marker(Marker marker, double x, double y, double radius, int argb, int rim);

    /** One line of text; {@code y} is the middle of its capital letters. */
    void text(String text, double x, double y, Type type, int argb, Align align);

    /** Text that climbs at 45 degrees and ends at (x, y). */
    void slantedText(String text, double x, double y, Type type, int argb);

    /** How wide a line of text is. */
    double textWidth(String text, Type type);

    /** Pixels scaled to a rectangle, without smoothing. */
    void image(Raster raster, double x, double y, double width, double height);

    /** Runs {@code drawing}, of which only what lies within {@code box} is seen. */
    void clip(Box box, Runnable drawing);

    /** A filled rectangle with sharp corners. */
    default void fillRect(double x, double y, double width, double height, int argb) {
        fillRect(x, y, width, height, 0, argb);
    }

    /** The text, shortened to an ellipsis at the end where it is wider than {@code width} pixels. */
    default String fit(String text, Type type, double width) {
        if (textWidth(text, type) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (textWidth(text.substring(0, middle).stripTrailing() + "…", type) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : text.substring(0, low).stripTrailing() + "…";
    }
}
