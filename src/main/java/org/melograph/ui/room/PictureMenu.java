package org.melograph.ui.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.melograph.app.ExportPicture;
import org.melograph.plot.Picture;
import org.melograph.ui.plot.PlotView;

/**
 * Lets every picture be saved as it is seen, by a right click: PNG for screens, SVG for papers; and where it shows values over
 * time, those as a table.
 */
public final class PictureMenu {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 4096;

    private PictureMenu() {}

    /**
     * Gives a view its menu.
     *
     * @param name the file name that is proposed, without an extension
     */
    public static void on(PlotView view, Desk desk, String name) {
        on(view, () -> items(view, desk, name));
    }

    /** Gives a view a menu whose entries are asked for whenever it is opened. */
    public static void on(PlotView view, Supplier<List<MenuItem>> entries) {
        ContextMenu menu = new ContextMenu();
        view.setOnContextMenuRequested(e -> {
            menu.getItems().setAll(entries.get());
            menu.show(view, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    /** The entries that save what a view shows now. */
    public static List<MenuItem> items(PlotView view, Desk desk, String name) {
        Picture picture = view.toPicture();
        List<MenuItem> items = new ArrayList<>();
        Menu png = new Menu("Save as PNG");
        for (PictureSize size : PictureSize.values()) {
            png.getItems().add(item(size.title() + "…", () -> save(view, desk, name, "png", size, true)));
        }
        items.add(png);
        items.add(item("Save as SVG…", () -> save(view, desk, name, "svg", PictureSize.SEEN, true)));
        if (picture != null && ExportPicture.hasValues(picture)) {
            items.add(
                    item("Save the values seen as CSV…", () -> save(view, desk, name, "csv", PictureSize.SEEN, true)));
            items.add(item("Save all values as CSV…", () -> save(view, desk, name, "csv", PictureSize.SEEN, false)));
        }
        items.forEach(item -> item.setDisable(picture == null));
        return items;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }

    private static void save(
            PlotView view, Desk desk, String name, String extension, PictureSize size, boolean onlyShown) {
        Picture picture = view.toPicture();
        if (picture == null) {
            return;
        }
        ExportPicture.Options options = new ExportPicture.Options(
                size.width(Math.clamp((int) view.getWidth(), SMALLEST, LARGEST)),
                size.height(Math.clamp((int) view.getHeight(), SMALLEST, LARGEST)),
                size.scale(),
                view.theme(),
                onlyShown);
        desk.files()
                .save("Save the picture", name + "." + extension, List.of(extension))
                .ifPresent(file -> desk.jobs()
                        .startQuietly("Save " + file.getFileName(), job -> {
                            desk.verbs().export(picture, file, options, job);
                            return file;
                        })
                        .onFailed(desk.library().failureProperty()::set));
    }
}
