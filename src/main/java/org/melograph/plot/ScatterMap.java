package org.melograph.plot;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Songs in the plane, coloured by class.
 *
 * @param classes in the order of their colours
 * @param hidden indices of classes that are not shown
 * @param highlighted indices of points that are pointed out
 * @param path indices of points joined by a dashed line, in order; empty for none
 * @param window the part of the plane that is shown; null for all points
 */
public record ScatterMap(
        String title,
        List<String> classes,
        List<Point> points,
        Set<Integer> hidden,
        Set<Integer> highlighted,
        List<Integer> path,
        @Nullable Window window)
        implements Picture {

    /**
     * A song.
     *
     * @param classIndex which class, or {@link #UNKNOWN}
     * @param label its title
     */
    public record Point(double x, double y, int classIndex, String label) {
        /** The class index of a song without a class. */
        public static final int UNKNOWN = -1;
    }

    /** A part of the plane. */
    public record Window(Range x, Range y) {}

    public ScatterMap {
        classes = List.copyOf(classes);
        points = List.copyOf(points);
        hidden = Set.copyOf(hidden);
        highlighted = Set.copyOf(highlighted);
        path = List.copyOf(path);
        for (Point p : points) {
            if (p.classIndex() < Point.UNKNOWN || p.classIndex() >= classes.size()) {
                throw new IllegalArgumentException(
                        "'" + p.label() + "' is of class " + p.classIndex() + " of " + classes.size() + ".");
            }
            if (!Double.isFinite(p.x()) || !Double.isFinite(p.y())) {
                throw new IllegalArgumentException("'" + p.label() + "' lies at " + p.x() + ", " + p.y() + ".");
            }
        }
    }

    /** All points, none pointed out. */
    public static ScatterMap of(String title, List<String> classes, List<Point> points) {
        return new ScatterMap(title, classes, points, Set.of(), Set.of(), List.of(), null);
    }

    /** The same without some classes. */
    public ScatterMap withHidden(Set<Integer> classIndices) {
        return new ScatterMap(title, classes, points, classIndices, highlighted, path, window);
    }

    /** The same with other points pointed out. */
    public ScatterMap withHighlighted(Set<Integer> pointIndices) {
        return new ScatterMap(title, classes, points, hidden, pointIndices, path, window);
    }

    /** The same with a path. */
    public ScatterMap withPath(List<Integer> pointIndices) {
        return new ScatterMap(title, classes, points, hidden, highlighted, pointIndices, window);
    }

    /** The same, another part of it shown. */
    public ScatterMap withWindow(@Nullable Window other) {
        return new ScatterMap(title, classes, points, hidden, highlighted, path, other);
    }

    /** The smallest part of the plane that holds all points, with a margin; never empty. */
    public Window whole() {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Point p : points) {
            left = Math.min(left, p.x());
            right = Math.max(right, p.x());
            low = Math.min(low, p.y());
            high = Math.max(high, p.y());
        }
        return new Window(margined(left, right), margined(low, high));
    }

    private static Range margined(double low, double high) {
        if (!(high >= low)) {
            return new Range(-1, 1);
        }
        double margin = high > low ? (high - low) * 0.04 : 1;
        return new Range(low - margin, high + margin);
    }

    @Override
    public String description() {
        return (title.isEmpty() ? "Map" : title) + ": " + points.size() + " songs of " + classes.size() + " classes.";
    }
}
