package org.melograph.io.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.exceptions.CannotReadException;
import org.jaudiotagger.audio.exceptions.CannotWriteException;
import org.jaudiotagger.audio.exceptions.InvalidAudioFrameException;
import org.jaudiotagger.audio.exceptions.ReadOnlyFileException;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.TagException;
import org.jaudiotagger.tag.TagOptionSingleton;
import org.jaudiotagger.tag.reference.ID3V2Version;
import org.melograph.io.InputFile;

/** A file as jaudiotagger sees it; the one place where that library is called. */
final class TaggedFile {
    /** What jaudiotagger reads and writes, by extension. */
    static final Set<String> EXTENSIONS = Set.of("mp3", "flac", "ogg", "oga", "m4a", "wav", "aif", "aiff", "aifc");

    private static final Map<TagField, FieldKey> KEYS = Map.of(
            TagField.TITLE, FieldKey.TITLE,
            TagField.ARTIST, FieldKey.ARTIST,
            TagField.ALBUM, FieldKey.ALBUM,
            TagField.ALBUM_ARTIST, FieldKey.ALBUM_ARTIST,
            TagField.YEAR, FieldKey.YEAR,
            TagField.GENRE, FieldKey.GENRE,
            TagField.TRACK, FieldKey.TRACK,
            TagField.MOOD, FieldKey.MOOD,
            TagField.COMMENT, FieldKey.COMMENT);

    // Kept: a logger that nobody holds is forgotten together with its level. What it would print, nobody can act on.
    private static final Logger NOISE = Logger.getLogger("org.jaudiotagger");

    static {
        NOISE.setLevel(Level.OFF);
        TagOptionSingleton options = TagOptionSingleton.getInstance();
        // 2.3 is what every player understands.
        options.setID3V2Version(ID3V2Version.ID3_V23);
        // A number would stand for one of the genres of 1996, and come back as that one is spelt.
        options.setWriteMp3GenresAsText(true);
        options.setWriteMp4GenresAsText(true);
    }

    private final AudioFile file;

    private TaggedFile(AudioFile file) {
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @throws IOException when it cannot be read, or its tags are damaged beyond reading
     */
    static TaggedFile open(Path path) throws IOException {
        String extension = InputFile.extension(path);
        String known = switch (extension) {
            case "oga" -> "ogg";
            case "aifc" -> "aif";
            default -> extension;
        };
        try {
            return new TaggedFile(AudioFileIO.readAs(path.toFile(), known));
        } catch (TagException
                | CannotReadException
                | ReadOnlyFileException
                | InvalidAudioFrameException
                | RuntimeException e) {
            // It meets nonsense in a tag with whatever exception that leads to.
            throw new IOException("its tags cannot be read", e);
        }
    }

    /** What its tags say. */
    Tags tags() {
        Map<TagField, String> values = new EnumMap<>(TagField.class);
        Tag tag = file.getTag();
        if (tag == null || tag.isEmpty()) {
            return Tags.NONE;
        }
        KEYS.forEach((field, key) -> {
            String value = first(tag, key);
            if (!value.isBlank()) {
                values.put(field, value.strip());
            }
        });
        return new Tags(values);
    }

    private static String first(Tag tag, FieldKey key) {
        try {
            String value = tag.getFirst(key);
            // Tags of a fixed width are filled up with NUL.
            return value == null ? "" : value.replace("\0", " ");
        } catch (RuntimeException e) {
            // This kind of tag has no such field, or holds nonsense in it.
            return "";
        }
    }

    /**
     * Writes fields into the file, over what they said; an empty text takes a field away.
     *
     * @throws IOException when the file cannot be written or this kind of tag has no such field
     */
    void write(Map<TagField, String> values) throws IOException {
        try {
            Tag tag = file.getTagOrCreateAndSetDefault();
            for (Map.Entry<TagField, String> entry : values.entrySet()) {
                FieldKey key = KEYS.get(entry.getKey());
                if (entry.getValue().isBlank()) {
                    tag.deleteField(key);
                } else {
                    tag.setField(key, entry.getValue().strip());
                }
            }
            file.commit();
        } catch (TagException | CannotWriteException | RuntimeException e) {
            throw new IOException("its tags cannot be written", e);
        }
    }
}
