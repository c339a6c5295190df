package org.melograph.io.audio;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/**
 * Writes tags into audio files, never risking the sound: a copy beside the file is tagged, read back and compared packet by
 * packet with the original, and only then takes its place in one step.
 */
public final class TagWriter {
    /** The extensions of files whose tags can be written. */
    public static final Set<String> EXTENSIONS = TaggedFile.EXTENSIONS;

    private static final Set<PosixFilePermission> WRITING =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private TagWriter() {}

    /**
     * Writes fields over what they said; an empty text takes a field away, fields that are not named stay.
     *
     * @return whether the file changed: not where it said all that already
     * @throws BadInputException when the file is missing, no audio, of a kind whose tags cannot be written, or cannot be
     *     replaced where it is; then it is as it was
     */
    public static boolean write(Path file, Map<TagField, String> values) throws BadInputException {
        InputFile.check(file);
        if (!EXTENSIONS.contains(InputFile.extension(file))) {
            throw new BadInputException(
                    InputFile.quoted(file)
                            + " is of a kind whose tags cannot be written. Convert it to MP3, FLAC, Ogg Vorbis, M4A, WAV or AIFF.");
        }
        Path target = whereItReallyIs(file);
        if (says(TagReader.read(target), values)) {
            return false;
        }
        checkWritable(target);
        try {
            replace(target, values);
        } catch (IOException e) {
            throw new BadInputException(
                    "The tags of " + InputFile.quoted(file) + " cannot be written: " + reason(e)
                            + ". Nothing was changed; check the file, its folder and the room on the disk.",
                    e);
        }
        return true;
    }

    private static void replace(Path file, Map<TagField, String> values) throws IOException, BadInputException {
        Path copy = Files.createTempFile(folderOf(file), ".melograph-", "." + InputFile.extension(file));
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            TaggedFile.open(copy).write(values);
            if (!says(TagReader.read(copy), values)) {
                throw new IOException("they do not read back as they were written");
            }
            if (!soundHash(copy).equals(soundHash(file))) {
                throw new IOException("the sound would change");
            }
            try {
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String soundHash(Path file) throws BadInputException {
        try (AudioDecoder decoder = AudioDecoder.open(file)) {
            return decoder.packetHash();
        }
    }

    private static boolean says(Tags tags, Map<TagField, String> values) {
        return values.entrySet().stream().allMatch(e -> switch (e.getKey()) {
            // Numbers come back as numbers, whatever stood around them.
            case YEAR, TRACK -> tags.number(e.getKey()) == new Tags(values).number(e.getKey());
            default -> tags.text(e.getKey()).equals(e.getValue().strip());
        });
    }

    /** Refuses what is marked read-only, also to a user who might write it all the same. */
    private static void checkWritable(Path file) throws BadInputException {
        if (!mayChange(file)) {
            throw new BadInputException(InputFile.quoted(file)
                    + " is read-only, so that its tags cannot be written. Allow writing it and try again.");
        }
        if (!mayChange(folderOf(file))) {
            throw new BadInputException("The folder of " + InputFile.quoted(file)
                    + " is read-only, so that its tags cannot be written. Allow writing in it and try again.");
        }
    }

    private static boolean mayChange(Path path) {
        try {
            return Files.isWritable(path)
                    && Files.getPosixFilePermissions(path).stream().anyMatch(WRITING::contains);
        } catch (UnsupportedOperationException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of("") : folder;
    }

    // A link stays a link.
    private static Path whereItReallyIs(Path file) throws BadInputException {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
