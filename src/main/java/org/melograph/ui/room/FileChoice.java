package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files; the window does it with the system's dialogs. */
public interface FileChoice {
    /** The user's files, several allowed; empty where the user thought better of it. */
    List<Path> open(String title, String kind, List<String> extensions);

    /** A folder. */
    Optional<Path> folder(String title);

    /** Where to write, with one of the extensions; the first is proposed. */
    Optional<Path> save(String title, String proposedName, List<String> extensions);

    /** Shows a folder in the system's own window of files. */
    void reveal(Path folder);
}
