package org.melograph.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;

/** What every reader asks of a file before it looks inside. */
public final class InputFile {
    private InputFile() {}

    /** The file's name without its folders, in quotes, as sentences name it. */
    public static String quoted(Path file) {
        return "'" + String.valueOf(file.getFileName()) + "'";
    }

    /** The file's extension in lower case without the dot; empty where it has none. */
    public static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Refuses what is no file, cannot be read or has no bytes. */
    public static void check(Path file) throws BadInputException {
        if (Files.isDirectory(file)) {
            throw new BadInputException(quoted(file) + " is a folder. Choose a file in it.");
        }
        if (!Files.exists(file)) {
            throw new BadInputException("There is no file '" + file + "'. Check the name and the folder.");
        }
        if (!Files.isReadable(file)) {
            throw new BadInputException(quoted(file) + " may not be read. Change its permissions.");
        }
        try {
            if (Files.size(file) == 0) {
                throw new BadInputException(quoted(file) + " is empty. Remove it or choose another.");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The SHA-256 of the file's bytes. */
    public static String hash(Path file) throws BadInputException {
        try {
            return ContentHash.of(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The sentence for a file whose bytes the system would not hand out. */
    public static BadInputException unreadable(Path file, IOException e) {
        return new BadInputException(
                quoted(file) + " cannot be read: " + e.getMessage() + ". Check the disk and the permissions.", e);
    }
}
