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

/** The sound cards of this machine. */
public final class AudioDevices implements AudioOutput {
    /** What an output calls itself where there is no device: time goes on, and nothing is heard. */
    public static final String NONE = "no audio device";

    @Override
    public List<AudioDevice> devices() {
        List<AudioDevice> devices = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (AudioSystem.getMixer(info).isLineSupported(new DataLine.Info(SourceDataLine.class, null))) {
                devices.add(new AudioDevice(info.getName(), info.getDescription()));
            }
        }
        return List.copyOf(devices);
    }

    @Override
    public AudioSink open(@Nullable String device, int sampleRate, int channels) {
        AudioFormat format = new AudioFormat(sampleRate, 16, channels, true, false);
        AudioSink sink = device == null ? null : onMixer(device, format);
        if (sink == null) {
            sink = onMixer(null, format);
        }
        return sink == null ? new SilentSink(sampleRate) : sink;
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
