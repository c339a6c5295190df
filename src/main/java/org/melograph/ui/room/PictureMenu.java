package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;
import org.melograph.plot.SvgFile;
import org.melograph.ui.plot.PlotView;

/** Lets every picture be saved as it is seen, by a right click: PNG for screens, SVG for papers. */
public final class PictureMenu {
    private static final int SMALLEST = 64;

    private PictureMenu() {}

    /**
     * Gives a view its menu.
     *
     * @param name the file name that is proposed, without an extension
     */
    public static void on(PlotView view, Desk desk, String name) {
        MenuItem save = new MenuItem("Save the picture…");
        save.setOnAction(e -> save(view, desk, name));
        ContextMenu menu = new ContextMenu(save);
        view.setOnContextMenuRequested(e -> {
            save.setDisable(view.toPicture() == null);
            menu.show(view, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    private static void save(PlotView view, Desk desk, String name) {
        Picture picture = view.toPicture();
        if (picture == null) {
            return;
        }
        int width = Math.max(SMALLEST, (int) view.getWidth());
        int height = Math.max(SMALLEST, (int) view.getHeight());
        PlotTheme theme = view.theme();
        desk.files()
                .save("Save the picture", name + ".png", List.of("png", "svg"))
                .ifPresent(file -> desk.jobs()
                        .startQuietly("Save " + file.getFileName(), job -> {
                            write(picture, file, width, height, theme);
                            return file;
                        })
                        .onFailed(desk.library().failureProperty()::set));
    }

    private static void write(Picture picture, Path file, int width, int height, PlotTheme theme)
            throws org.melograph.base.BadInputException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            SvgFile.write(picture, file, width, height, theme);
        } else {
            PngFile.write(picture, file, width, height, theme);
        }
    }
}
