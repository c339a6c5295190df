package org.melograph.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.melograph.base.BadInputException;

/** Pictures as SVG files. */
public final class SvgFile {
    private SvgFile() {}

    /**
     * Writes a picture.
     *
     * @param width in pixels, 64 or more; likewise {@code height}
     * @throws BadInputException when the size is too small or the file cannot be written
     */
    public static void write(Picture picture, Path file, int width, int height, PlotTheme theme)
            throws BadInputException {
        if (Math.min(width, height) < 64) {
            throw new BadInputException("A picture of " + width + " x " + height
                    + " pixels cannot be drawn. Choose 64 or more for width and height.");
        }
        SvgSurface surface = new SvgSurface(width, height);
        PicturePainter.paint(picture, surface, theme);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, surface.document(picture.title(), picture.description()));
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' could not be written: " + e.getMessage() + ".", e);
        }
    }
}
