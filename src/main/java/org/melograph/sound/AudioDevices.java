package org.melograph.sound;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/** The sound cards of this machine, and outputs that play through them. */
public final class AudioDevices {
    /** What an output calls itself where there is no device: time goes on, and nothing is heard. */
    public static final String NONE = "no audio device";

    private AudioDevices() {}

    /**
     * A device that sound can be played on.
     *
     * @param name identifies it in {@link #output}
     * @param description what its driver says
     */
    public record AudioDevice(String name, String description) {}

    /** Every device, the system's order; empty where there is none. */
    public static List<AudioDevice> list() {
        List<AudioDevice> devices = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (AudioSystem.getMixer(info).isLineSupported(new DataLine.Info(SourceDataLine.class, null))) {
                devices.add(new AudioDevice(info.getName(), info.getDescription()));
            }
        }
        return List.copyOf(devices);
    }

    /**
     * An output on a device. Where the device is gone or refuses, the system's own is taken; where there is none
     * either, a silent clock named {@link #NONE}.
     *
     * @param device a name of {@link #list}; null for the system's own choice
     */
    public static AudioOutput output(@Nullable String device) {
        return (sampleRate, channels) -> {
            AudioFormat format = new AudioFormat(sampleRate, 16, channels, true, false);
            AudioSink sink = device == null ? null : onMixer(device, format);
            if (sink == null) {
                sink = onMixer(null, format);
            }
            return sink == null ? new SilentSink(sampleRate) : sink;
        };
    }

    private static @Nullable AudioSink onMixer(@Nullable String device, AudioFormat format) {
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (device == null || info.getName().equals(device)) {
                AudioSink sink = open(info, format);
                if (sink != null) {
                    return sink;
                }
            }
        }
        return null;
    }

    private static @Nullable AudioSink open(Mixer.Info info, AudioFormat format) {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format, info);
            line.open(format, JavaSoundSink.bufferBytes(format));
            return new JavaSoundSink(info.getName(), line);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            // The card is in use, or cannot play this format: another one may.
            return null;
        }
    }
}
