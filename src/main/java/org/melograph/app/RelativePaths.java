package org.melograph.app;

import java.nio.file.Path;
import java.util.Objects;

/** Paths as lists of songs name them. */
final class RelativePaths {
    private RelativePaths() {}

    /** The song as seen from the folder of {@code list}, or absolute where they share no root. */
    static String from(Path list, Path song) {
        Path folder = list.toAbsolutePath().normalize().getParent();
        Path to = song.toAbsolutePath().normalize();
        if (folder == null || !Objects.equals(folder.getRoot(), to.getRoot())) {
            return to.toString();
        }
        return folder.relativize(to).toString().replace('\\', '/');
    }
}
