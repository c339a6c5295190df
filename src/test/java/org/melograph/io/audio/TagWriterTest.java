package org.melograph.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.ReadOptions;
import org.melograph.music.Clip;

class TagWriterTest {
    private final Path folder;

    TagWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path song(String extension) throws IOException {
        Path file = folder.resolve("ünï 🎵 שיר." + extension);
        if (extension.equals("wav") || extension.equals("aiff")) {
            return Tones.write(file, extension.equals("wav") ? AudioFileFormat.Type.WAVE : AudioFileFormat.Type.AIFF);
        }
        return Files.copy(Tones.encoded(extension), file);
    }

    private static Clip sound(Path file) throws Exception {
        return new AudioReader().read(file, ReadOptions.at(0), Job.silent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3", "flac", "ogg", "m4a", "wav", "aiff"})
    void whatIsWrittenReadsBackAndTheSoundStays(String extension) throws Exception {
        Path file = song(extension);
        Clip before = sound(file);
        Map<TagField, String> values = Map.of(
                TagField.TITLE, "Nacht – 夜",
                TagField.ARTIST, "Björk & שיר",
                TagField.ALBUM, "Album",
                TagField.ALBUM_ARTIST, "Various",
                TagField.YEAR, "1999",
                TagField.GENRE, "Orchestral drone",
                TagField.TRACK, "7",
                TagField.MOOD, "calm",
                TagField.COMMENT, "Judged by mel-cnn: calm 0.81");

        assertTrue(TagWriter.write(file, values));

        Tags read = TagReader.read(file);
        values.forEach((field, text) -> assertEquals(text, read.text(field), field.name()));
        assertEquals(before.samples(), sound(file).samples());
        assertEquals(List.of(file), list(folder), "nothing is left beside the file");
    }

    @Test
    void fieldsThatAreNotNamedStayAndEmptyOnesGo() throws Exception {
        Path file = song("mp3");

        TagWriter.write(file, Map.of(TagField.GENRE, "ambient", TagField.ALBUM, ""));

        Tags tags = TagReader.read(file);
        assertEquals("Two Tones", tags.text(TagField.TITLE));
        assertEquals("ambient", tags.text(TagField.GENRE));
        assertEquals("", tags.text(TagField.ALBUM));
    }

    @Test
    void aFileThatSaysAllThatAlreadyIsLeftAlone() throws Exception {
        Path file = song("flac");
        byte[] bytes = Files.readAllBytes(file);

        assertFalse(TagWriter.write(file, Map.of(TagField.TITLE, "Two Tones")));

        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void aReadOnlyFileIsRefusedAndStays() throws Exception {
        Path file = song("mp3");
        byte[] bytes = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertRefused(file, "is read-only, so that its tags cannot be written");
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void aFileInAReadOnlyFolderIsRefusedAndStays() throws Exception {
        Path file = song("mp3");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertRefused(file, "The folder of 'ünï 🎵 שיר.mp3' is read-only");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aKindThatHasNoWritableTagsIsRefused() throws Exception {
        assertRefused(song("opus"), "is of a kind whose tags cannot be written");
    }

    @Test
    void aFileThatIsNoAudioIsRefusedAndStays() throws Exception {
        Path file = Files.writeString(folder.resolve("text.mp3"), "no music");

        assertRefused(file, "'text.mp3' is no audio");
        assertEquals("no music", Files.readString(file));
        assertEquals(List.of(file), list(folder));
    }

    @Test
    void tagsOfOpusAreReadByFfmpeg() throws Exception {
        Tags tags = TagReader.read(Tones.encoded("opus"));

        assertEquals("Two Tones", tags.text(TagField.TITLE));
        assertEquals("Fixtures", tags.text(TagField.ALBUM));
    }

    @Test
    void theNumberOfATrackIsWhatStandsBeforeTheStroke() {
        assertEquals(3, new Tags(Map.of(TagField.TRACK, "3/12")).number(TagField.TRACK));
        assertEquals(0, Tags.NONE.number(TagField.TRACK));
        assertEquals(0, new Tags(Map.of(TagField.TRACK, "A1")).number(TagField.TRACK));
    }

    private static void assertRefused(Path file, String words) {
        BadInputException refusal =
                assertThrows(BadInputException.class, () -> TagWriter.write(file, Map.of(TagField.TITLE, "New")));
        assertTrue(refusal.reason().contains(words), refusal.reason());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
