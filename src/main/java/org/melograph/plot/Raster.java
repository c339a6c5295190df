package org.melograph.plot;

/** A block of pixels, row-major from the top left, as {@code 0xAARRGGBB} with premultiplied opacity. */
public final class Raster {
    private final int width;
    private final int height;
    private final int[] argb;

    /** Black and transparent. */
    public Raster(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A raster of " + width + " x " + height + " pixels.");
        }
        this.width = width;
        this.height = height;
        this.argb = new int[Math.multiplyExact(width, height)];
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** The pixels themselves; who made the raster may write to them. */
    public int[] argb() {
        return argb;
    }

    /** The pixel {@code x} from the left and {@code y} from the top. */
    public int at(int x, int y) {
        return argb[y * width + x];
    }

    /** Makes the corners transparent outside circles of {@code radius} pixels, softly. */
    public void roundCorners(int radius) {
        int r = Math.min(radius, Math.min(width, height) / 2);
        for (int y = 0; y < r; y++) {
            for (int x = 0; x < r; x++) {
                double outside = Math.hypot(r - x - 0.5, r - y - 0.5) - r + 0.5;
                if (outside > 0) {
                    double keep = 1 - Math.min(1, outside);
                    fade(y * width + x, keep);
                    fade(y * width + width - 1 - x, keep);
                    fade((height - 1 - y) * width + x, keep);
                    fade((height - 1 - y) * width + width - 1 - x, keep);
                }
            }
        }
    }

    private void fade(int i, double keep) {
        argb[i] = Argb.mix(0, argb[i], keep);
    }
}
