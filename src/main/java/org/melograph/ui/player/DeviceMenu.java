package org.melograph.ui.player;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.sound.AudioDevice;
import org.melograph.ui.theme.Shapes;

/** Where sound goes and how: the device, to be chosen; volume and speed. */
final class DeviceMenu extends MenuButton {
    private static final List<Double> SPEEDS = List.of(0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0);

    private final OutputModel output;
    private final Tooltip tooltip = new Tooltip();

    DeviceMenu(OutputModel output) {
        this.output = output;
        setId("device");
        getStyleClass().addAll("pill", "device");
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        setGraphic(dot);
        setGraphicTextGap(6);
        setMinWidth(60);
        setMaxWidth(160);
        setTooltip(tooltip);
        setMnemonicParsing(false);
        Shapes.follow(output.deviceProperty(), device -> {
            setText(device);
            dot.setStyle("-fx-background-color: " + (output.isAudible() ? "-mg-second" : "-mg-warn") + ";");
            tooltip.setText(
                    output.isAudible()
                            ? "Sound goes to " + device + ". Click for volume, speed and other devices."
                            : "No audio device was found: songs run silently. Plug one in and press play again.");
        });
        InvalidationListener fill = o -> fill();
        output.devices().addListener(fill);
        output.wantedDeviceProperty().addListener(fill);
        output.speedProperty().addListener(fill);
        fill();
        setOnShowing(e -> output.lookForDevices());
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        items.add(volume());
        items.add(speeds());
        items.add(new SeparatorMenuItem());
        items.add(device(null, "System's own device"));
        for (AudioDevice device : output.devices()) {
            items.add(device(device.name(), device.name()));
        }
        String wanted = output.wantedDeviceProperty().get();
        boolean isThere = output.devices().stream().anyMatch(d -> d.name().equals(wanted));
        if (wanted != null && !isThere) {
            items.add(device(wanted, wanted + " (not plugged in)"));
        }
        getItems().setAll(items);
    }

    private MenuItem volume() {
        Slider slider = new Slider(0, 1, output.volumeProperty().get());
        slider.setId("volume");
        slider.setBlockIncrement(0.05);
        slider.setPrefWidth(130);
        slider.setAccessibleText("Volume");
        slider.valueProperty().bindBidirectional(output.volumeProperty());
        Label percent =
                Shapes.label(output.volumeProperty().map(v -> Math.round(100 * v.doubleValue()) + " %"), "text-label");
        percent.setMinWidth(44);
        HBox row = Shapes.row(8, new FontIcon(Feather.VOLUME_2), slider, percent);
        return new CustomMenuItem(row, false);
    }

    private Menu speeds() {
        Menu menu = new Menu("Speed: " + text(output.speedProperty().get()));
        for (double speed : SPEEDS) {
            RadioMenuItem item = new RadioMenuItem(text(speed));
            item.setSelected(speed == output.speedProperty().get());
            item.setOnAction(e -> output.speedProperty().set(speed));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String text(double speed) {
        return speed == 1
                ? "as recorded"
                : NumberFormat.getInstance(Locale.ROOT).format(speed) + " times";
    }

    private MenuItem device(@Nullable String name, String text) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(Objects.equals(name, output.wantedDeviceProperty().get()));
        item.setOnAction(e -> output.wantedDeviceProperty().set(name));
        return item;
    }
}
