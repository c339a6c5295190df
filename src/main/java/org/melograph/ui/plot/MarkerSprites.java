package org.melograph.ui.plot;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.melograph.plot.Argb;
import org.melograph.plot.Marker;

/** Markers as small images: drawing thousands of images is several times faster than drawing thousands of shapes. */
final class MarkerSprites {
    private static final int SAMPLES = 4;
    private static final int REMEMBERED = 512;

    private record Key(Marker marker, double radius, int argb, int rim, double scale) {}

    private final Map<Key, Image> sprites = new HashMap<>();

    /**
     * The image of a marker, in its middle.
     *
     * @param scale pixels of the image for one pixel of the radius
     */
    Image sprite(Marker marker, double radius, int argb, int rim, double scale) {
        Key key = new Key(marker, radius, argb, rim, scale);
        Image known = sprites.get(key);
        if (known == null) {
            if (sprites.size() > REMEMBERED) {
                sprites.clear();
            }
            known = draw(key);
            sprites.put(key, known);
        }
        return known;
    }

    private static Image draw(Key key) {
        double radius = key.radius() * key.scale();
        double rim = 0.5 * key.scale();
        int size = (int) Math.ceil(2 * (radius * 1.3 + rim)) + 1;
        int[] pixels = new int[size * size];
        double middle = size / 2.0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int fill = 0;
                int edge = 0;
                for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                    double px = x + (s % SAMPLES + 0.5) / SAMPLES - middle;
                    double py = y + (Math.floorDiv(s, SAMPLES) + 0.5) / SAMPLES - middle;
                    double depth = depth(key.marker(), px / radius, py / radius) * radius;
                    fill += depth > rim ? 1 : 0;
                    edge += depth > -rim && depth <= rim ? 1 : 0;
                }
                int covered = fill + edge;
                if (covered > 0) {
                    int color = Argb.mix(key.argb(), key.rim(), (double) edge / covered);
                    double opacity = Argb.opacity(key.argb()) * covered / (SAMPLES * SAMPLES);
                    pixels[y * size + x] = Argb.fade(color | 0xFF000000, opacity);
                }
            }
        }
        WritableImage image = new WritableImage(size, size);
        image.getPixelWriter().setPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
        return Objects.requireNonNull(image);
    }

    // How deep a point lies within the outline, in units of the radius; negative outside.
    private static double depth(Marker marker, double x, double y) {
        int n = marker.corners();
        if (n == 0) {
            return 1 - Math.hypot(x, y);
        }
        boolean inside = false;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            double ax = marker.x(j);
            double ay = marker.y(j);
            double bx = marker.x(i);
            double by = marker.y(i);
            if (by > y != ay > y && x < (ax - bx) * (y - by) / (ay - by) + bx) {
                inside = !inside;
            }
            double length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
            double t = Math.clamp(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0.0, 1.0);
            nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
        }
        return inside ? nearest : -nearest;
    }
}
