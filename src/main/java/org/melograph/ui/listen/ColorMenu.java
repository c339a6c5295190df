package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.melograph.plot.ColorMap;

/** The colour maps to choose from, each with its colours before its name. */
final class ColorMenu {
    private static final int HEIGHT = 10;
    private static final int WIDTH = 64;

    private ColorMenu() {}

    /** Entries that set a property. */
    static List<MenuItem> items(ObjectProperty<ColorMap> chosen) {
        return items(chosen::set);
    }

    /** Entries that tell what was chosen. */
    static List<MenuItem> items(Consumer<ColorMap> choose) {
        List<MenuItem> items = new ArrayList<>();
        for (ColorMap map : Arrays.asList(ColorMap.values())) {
            MenuItem item = new MenuItem(map.title(), swatch(map));
            item.setOnAction(e -> choose.accept(map));
            items.add(item);
        }
        return items;
    }

    private static ImageView swatch(ColorMap map) {
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = map.at((i % WIDTH + 0.5) / WIDTH);
        }
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        image.getPixelWriter().setPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
        return new ImageView(image);
    }
}
