package org.melograph.plot;

import java.util.List;

/** The names of the General MIDI instruments (GM level 1, MIDI Manufacturers Association 1991), shortened. */
final class Instruments {
    private static final List<String> FAMILIES = List.of(
            "Keys",
            "Mallets",
            "Organ",
            "Guitar",
            "Bass",
            "Solo strings",
            "Ensemble",
            "Brass",
            "Reed",
            "Pipe",
            "Lead synth",
            "Pad",
            "Synth effects",
            "World",
            "Percussive",
            "Effects");
    private static final List<String> FIRSTS = List.of(
            "Piano",
            "Celesta",
            "Organ",
            "Guitar",
            "Bass",
            "Violin",
            "Strings",
            "Trumpet",
            "Soprano sax",
            "Piccolo",
            "Square lead",
            "New age pad",
            "Rain",
            "Sitar",
            "Tinkle bell",
            "Fret noise");

    private Instruments() {}

    /** The name of a voice: drums, the first instrument of a family, or the family. */
    static String name(PianoRoll.Voice voice) {
        if (voice.isDrums()) {
            return "Drums";
        }
        int family = Math.clamp(voice.program() / 8, 0, FAMILIES.size() - 1);
        return voice.program() % 8 == 0 ? FIRSTS.get(family) : FAMILIES.get(family);
    }
}
