package org.melograph.ui.room;

/** How large a picture is saved. */
enum PictureSize {
    /** As on the screen. */
    SEEN("As it is seen", 0, 0, 1),
    /** As on the screen, for dense screens and print. */
    SHARP("Twice as sharp", 0, 0, 2),
    /** As on the screen, for posters. */
    SHARPEST("Four times as sharp", 0, 0, 4),
    /** A full slide. */
    SLIDE("Slide, 1920 × 1080", 960, 540, 2),
    /** The width of a paper's page. */
    PAGE("Page, 16 × 8 cm at 300 dpi", 630, 315, 3);

    private final String title;
    private final int width;
    private final int height;
    private final double scale;

    PictureSize(String title, int width, int height, double scale) {
        this.title = title;
        this.width = width;
        this.height = height;
        this.scale = scale;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** How wide, in pixels of text, where the view is {@code seen} wide. */
    int width(int seen) {
        return width == 0 ? seen : width;
    }

    /** How high, in pixels of text, where the view is {@code seen} high. */
    int height(int seen) {
        return height == 0 ? seen : height;
    }

    /** Dots for each pixel. */
    double scale() {
        return scale;
    }
}
