package org.melograph.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.melograph.base.BadInputException;

/** Pictures as PNG files, drawn without a display. */
public final class PngFile {
    private static final int LARGEST = 16_384;

    private PngFile() {}

    /**
     * Loads the fonts of pictures. Long work that ends with a picture calls it first: a program that is told to end while
     * it works can load none any more.
     */
    public static void prepare() {
        Typeface.width("", Type.TITLE);
    }

    /**
     * Writes a picture at two dots a pixel, sharp on paper and dense screens.
     *
     * @param width of the picture in pixels of its text, 64 to 8192; the file has twice as many
     * @throws BadInputException when the size is out of range or the file cannot be written
     */
    public static void write(Picture picture, Path file, int width, int height, PlotTheme theme)
            throws BadInputException {
        write(picture, file, width, height, 2, theme);
    }

    /** As {@link #write(Picture, Path, int, int, PlotTheme)}, with {@code scale} dots for each pixel. */
    public static void write(Picture picture, Path file, int width, int height, double scale, PlotTheme theme)
            throws BadInputException {
        if (Math.min(width, height) < 64 || Math.max(width, height) * scale > LARGEST) {
            throw new BadInputException("A picture of " + width + " x " + height
                    + " pixels cannot be drawn. Choose 64 to 8192 for width and height.");
        }
        AwtSurface surface = new AwtSurface(width, height, scale);
        PicturePainter.paint(picture, surface, theme);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                ImageIO.write(surface.image(), "png", out);
            }
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' could not be written: " + e.getMessage() + ".", e);
        }
    }
}
