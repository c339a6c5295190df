package org.melograph.ui.player;

import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.sound.AudioDevice;
import org.melograph.sound.AudioDevices;
import org.melograph.sound.AudioPlayer;
import org.melograph.sound.PlayerListener;
import org.melograph.ui.job.StudioJobs;

/** Where the player's sound goes and how: the device, the volume, the speed. */
public final class OutputModel {
    /** What the player tells of its device. */
    private record DeviceNews(String name, String why) {}

    private final StudioJobs jobs;
    private final AudioPlayer player;
    private final Consumer<String> failure;
    private final StringProperty device = new SimpleStringProperty("");
    private final ObservableList<AudioDevice> devices = FXCollections.observableArrayList();
    private final ObservableList<AudioDevice> shownDevices = FXCollections.unmodifiableObservableList(devices);
    private final ObjectProperty<@Nullable String> wantedDevice = new SimpleObjectProperty<>();
    private final DoubleProperty volume = new SimpleDoubleProperty(1);
    private final DoubleProperty speed = new SimpleDoubleProperty(1);

    /**
     * The output of a player.
     *
     * @param failure takes the sentence that says why another device plays now
     */
    OutputModel(StudioJobs jobs, AudioPlayer player, Consumer<String> failure) {
        this.jobs = jobs;
        this.player = player;
        this.failure = failure;
        Consumer<DeviceNews> news = StudioJobs.all(all -> all.forEach(this::changed));
        player.addListener(new PlayerListener() {
            @Override
            public void deviceChanged(String name, String why) {
                news.accept(new DeviceNews(name, why));
            }
        });
        volume.addListener((o, was, loudness) -> player.volume(loudness.doubleValue()));
        speed.addListener((o, was, factor) -> player.speed(factor.doubleValue()));
        wantedDevice.addListener((o, was, name) -> player.device(name));
        lookForDevices();
    }

    private void changed(DeviceNews news) {
        device.set(news.name());
        if (!news.why().isEmpty()) {
            failure.accept(news.why());
            lookForDevices();
        }
    }

    /** Asks anew which devices are plugged in; {@link #devices} says so a moment later. */
    public void lookForDevices() {
        jobs.startQuietly("Audio devices", job -> player.devices()).onDone(found -> {
            devices.setAll(found);
            if (device.get().isEmpty()) {
                device.set(
                        found.isEmpty() ? AudioDevices.NONE : found.getFirst().name());
            }
        });
    }

    /** The name of the device that sound goes to, or {@code no audio device}. */
    public ReadOnlyStringProperty deviceProperty() {
        return device;
    }

    /** The devices to choose from, as of the last look. */
    public ObservableList<AudioDevice> devices() {
        return shownDevices;
    }

    /** The device that was chosen; null for the system's own. */
    public ObjectProperty<@Nullable String> wantedDeviceProperty() {
        return wantedDevice;
    }

    /** Whether anything can be heard. */
    public boolean isAudible() {
        return !device.get().equals(AudioDevices.NONE);
    }

    /** How loud, 0 to 1. */
    public DoubleProperty volumeProperty() {
        return volume;
    }

    /** Seconds of a track in one second, at the same pitch: 0.25 to 4. */
    public DoubleProperty speedProperty() {
        return speed;
    }
}
