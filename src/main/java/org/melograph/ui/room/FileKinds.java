package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of files the studio opens, by extension. */
public final class FileKinds {
    /** One song each. */
    public static final List<String> SONGS =
            List.of("wav", "au", "aiff", "aif", "mp3", "flac", "ogg", "opus", "m4a", "mid", "midi");

    /** What an import takes: songs and manifests. */
    public static final List<String> IMPORTABLE =
            Stream.concat(SONGS.stream(), Stream.of("csv")).toList();

    /** What Open takes: songs, manifests and models. */
    public static final List<String> OPENABLE =
            Stream.concat(IMPORTABLE.stream(), Stream.of("melo")).toList();

    /** Files of annotations of a song: label tracks, JAMS and tables. */
    public static final List<String> ANNOTATIONS = List.of("txt", "lab", "jams", "csv");

    private FileKinds() {}

    /** Whether a file is one song, by its extension. */
    public static boolean isSong(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return SONGS.stream().anyMatch(extension -> name.endsWith("." + extension));
    }

    /** Whether a file holds labels of a song, by its extension; a table may be anything and counts not. */
    public static boolean isLabels(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".txt") || name.endsWith(".lab") || name.endsWith(".jams");
    }

    /** Whether a file is MIDI, by its extension. */
    public static boolean isMidi(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".mid") || name.endsWith(".midi");
    }

    /** A song's kind as the library has it: {@code midi} or {@code audio}. */
    public static String songKind(Path path) {
        return isMidi(path) ? "midi" : "audio";
    }
}
