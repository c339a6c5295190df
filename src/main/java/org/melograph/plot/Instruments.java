package org.melograph.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The names of the General MIDI instruments (GM level 1, MIDI Manufacturers Association 1991). */
public final class Instruments {
    /** The name of each program, 0 to 127. */
    public static final List<String> NAMES = load();

    private Instruments() {}

    /** The name of a voice: its program's, or drums. */
    public static String name(PianoRoll.Voice voice) {
        return voice.isDrums() ? "Drums" : NAMES.get(Math.clamp(voice.program(), 0, NAMES.size() - 1));
    }

    private static List<String> load() {
        try (InputStream in = Objects.requireNonNull(Instruments.class.getResourceAsStream("instruments.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
