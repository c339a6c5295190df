package org.melograph.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of files the studio opens, by extension. */
final class FileKinds {
    /** One song each. */
    static final List<String> SONGS =
            List.of("wav", "au", "aiff", "aif", "mp3", "flac", "ogg", "opus", "m4a", "mid", "midi");

    /** What an import takes: songs and manifests. */
    static final List<String> IMPORTABLE =
            Stream.concat(SONGS.stream(), Stream.of("csv")).toList();

    /** What Open takes: songs, manifests and models. */
    static final List<String> OPENABLE =
            Stream.concat(IMPORTABLE.stream(), Stream.of("melo")).toList();

    private FileKinds() {}

    /** Whether a file is one song, by its extension. */
    static boolean isSong(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return SONGS.stream().anyMatch(extension -> name.endsWith("." + extension));
    }
}
