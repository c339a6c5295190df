package org.melograph.sound;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output in memory: takes samples as fast as a sound card, or so many times as fast, and keeps those that have sounded.
 * What was thrown away before it sounded is not kept.
 */
public final class RecordingOutput implements AudioOutput {
    private final double pace;
    private final List<Sink> sinks = new ArrayList<>();
    private List<AudioDevice> devices = List.of(new AudioDevice("recording", "keeps what it hears"));

    /** @param pace seconds of sound in one second of time */
    public RecordingOutput(double pace) {
        this.pace = pace;
    }

    @Override
    public synchronized AudioSink open(@Nullable String device, int sampleRate, int channels) {
        String name = devices.isEmpty() ? AudioDevices.NONE : devices.getFirst().name();
        for (AudioDevice d : devices) {
            name = d.name().equals(device) ? d.name() : name;
        }
        Sink sink = new Sink(name, (int) (sampleRate * pace), channels);
        sinks.add(sink);
        return sink;
    }

    @Override
    public synchronized List<AudioDevice> devices() {
        return devices;
    }

    /** Plugs devices in and out; a sink whose device is gone is lost. */
    public synchronized void plug(List<String> names) {
        devices = names.stream().map(name -> new AudioDevice(name, name)).toList();
        for (Sink sink : sinks) {
            sink.lost = !sink.name.equals(AudioDevices.NONE) && !names.contains(sink.name);
        }
    }

    /** How many sinks were opened. */
    public synchronized int opened() {
        return sinks.size();
    }

    /** What the sink that was opened last has played, one channel. */
    public synchronized float[] heard(int channel) {
        return sinks.isEmpty() ? new float[0] : sinks.getLast().heard(channel);
    }

    /** A clock that keeps what it is given. */
    private static final class Sink implements AudioSink {
        private final String name;
        private final int channels;
        private final SilentSink clock;
        private float[] kept = new float[1 << 16];
        private long frames;
        private volatile boolean lost;

        Sink(String name, int rate, int channels) {
            this.name = name;
            this.channels = channels;
            this.clock = new SilentSink(rate);
        }

        @Override
        public String deviceName() {
            return name;
        }

        @Override
        public synchronized int write(float[] interleaved, int offset, int count) {
            int taken = lost ? 0 : clock.write(interleaved, offset, count);
            int to = (int) (frames + taken) * channels;
            if (to > kept.length) {
                kept = java.util.Arrays.copyOf(kept, 2 * to);
            }
            System.arraycopy(interleaved, offset * channels, kept, (int) frames * channels, taken * channels);
            frames += taken;
            return taken;
        }

        synchronized float[] heard(int channel) {
            float[] heard = new float[(int) clock.playedFrames()];
            for (int i = 0; i < heard.length; i++) {
                heard[i] = kept[i * channels + Math.min(channel, channels - 1)];
            }
            return heard;
        }

        @Override
        public long playedFrames() {
            return clock.playedFrames();
        }

        @Override
        public boolean isLost() {
            return lost;
        }

        @Override
        public void start() {
            clock.start();
        }

        @Override
        public void stop() {
            clock.stop();
        }

        @Override
        public synchronized void flush() {
            clock.flush();
            frames = clock.playedFrames();
        }

        @Override
        public void close() {
            clock.close();
        }
    }
}
