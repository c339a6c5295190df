package org.melograph.app;

import java.nio.file.Path;

/** Paths as lists of songs name them. */
final class RelativePaths {
    private RelativePaths() {}

    /** The song as seen from the folder of {@code list}, or absolute where they share no root. */
    static String from(Path list, Path song) {
        Path folder = list.toAbsolutePath().normalize().getParent();
        Path to = song.toAbsolutePath().normalize();
        boolean shareRoot = folder != null && folder.getRoot().equals(to.getRoot());
        return shareRoot ? folder.relativize(to).toString() : to.toString();
    }
}
