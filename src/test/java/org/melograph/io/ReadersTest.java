package org.melograph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.io.audio.Tones;
import org.melograph.io.audio.WavWriter;
import org.melograph.io.midi.MidiWriter;
import org.melograph.io.msd.MsdFixture;
import org.melograph.music.AnalysedSong;
import org.melograph.music.Clip;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Table;
import org.melograph.music.Tempo;

/** What every reader keeps to, for each of its extensions. */
class ReadersTest {
    private final Path folder;

    ReadersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<String> extensions() {
        return Readers.ALL.stream()
                .flatMap(reader -> reader.extensions().stream())
                .sorted();
    }

    @Test
    void noTwoReadersAnswerForOneExtensionOrId() {
        Set<String> ids = new HashSet<>();
        Set<String> extensions = new HashSet<>();
        for (Reader<?> reader : Readers.ALL) {
            assertTrue(ids.add(reader.id()), reader.id());
            for (String extension : reader.extensions()) {
                assertTrue(extensions.add(extension), extension);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void aSampleIsReadByTheReaderOfItsExtension(String extension) throws Exception {
        Path sample = sample(extension);
        Reader<?> reader = Readers.forFile(sample);
        assertSame(reader, Readers.forFile(Path.of("SONG." + extension.toUpperCase(Locale.ROOT))));

        switch (reader.read(sample, ReadOptions.STANDARD, Job.silent())) {
            case Clip clip -> {
                assertEquals(22_050 / 2, clip.samples().length());
                assertEquals(64, clip.origin().contentHash().length());
            }
            case NoteSequence piece ->
                assertEquals(
                        List.of(60, 64), piece.notes().stream().map(Note::pitch).toList());
            case AnalysedSong song -> assertEquals(40, song.segments());
            case Table table -> assertEquals(List.of("a", "b"), table.columns());
            default -> throw new AssertionError("No sample is made for reader " + reader.id() + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void anEmptyFileIsRefusedByName(String extension) throws Exception {
        assertRefused(Files.createFile(folder.resolve("empty." + extension)), "'empty." + extension + "' is empty");
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void nonsenseIsRefusedByName(String extension) throws Exception {
        Path file = folder.resolve("nonsense." + extension);
        assertRefused(Files.writeString(file, "This is a letter to my aunt.\n"), "'nonsense." + extension + "' ");
        byte[] zeros = new byte[5000];
        assertRefused(Files.write(file, zeros), "'nonsense." + extension + "' ");
        byte[] picture = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(Files.write(file, Arrays.copyOf(picture, 3000)), "'nonsense." + extension + "' ");
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void aFileOfAnotherKindUnderThisExtensionIsRefusedByName(String extension) throws Exception {
        Reader<?> reader = Readers.forFile(Path.of("song." + extension));
        for (String other : List.of("wav", "mid", "csv")) {
            if (!reader.extensions().contains(other)) {
                Path mislabelled = folder.resolve("mislabelled." + extension);
                Files.write(mislabelled, Files.readAllBytes(sample(other)));
                assertRefused(mislabelled, "'mislabelled." + extension + "' ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void aTruncatedFileIsReadOrRefusedByName(String extension) throws Exception {
        byte[] whole = Files.readAllBytes(sample(extension));
        for (int length = 1; length < whole.length; length += Math.max(1, whole.length / 12)) {
            Path cut = Files.write(folder.resolve("cut." + extension), Arrays.copyOf(whole, length));
            try {
                assertNotNull(Readers.forFile(cut).read(cut, ReadOptions.STANDARD, Job.silent()));
            } catch (BadInputException e) {
                assertTrue(e.reason().startsWith("'cut." + extension + "' "), e.reason());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void aMissingFileAndAFolderAreRefused(String extension) throws Exception {
        assertRefused(folder.resolve("missing." + extension), "There is no file");
        assertRefused(Files.createDirectory(folder.resolve("folder." + extension)), "is a folder");
    }

    @Test
    void anUnknownExtensionIsRefusedWithWhatIsRead() {
        for (String name : List.of("notes.txt", "README", ".wav", "song.")) {
            BadInputException refusal = assertThrows(BadInputException.class, () -> Readers.forFile(Path.of(name)));
            assertTrue(refusal.reason().startsWith("'" + name + "' is of no kind that is read"), refusal.reason());
            assertTrue(refusal.reason().contains("flac, h5, kar, m4a, mid"), refusal.reason());
        }
    }

    private static void assertRefused(Path file, String part) {
        BadInputException refusal = assertInstanceOf(
                BadInputException.class,
                assertThrows(Exception.class, () -> read(file), () -> file + " was read"),
                file.toString());
        assertTrue(refusal.reason().contains(part), refusal.reason());
        assertTrue(refusal.reason().endsWith("."), refusal.reason());
    }

    private static Object read(Path file) throws BadInputException, StoppedException {
        return Readers.forFile(file).read(file, ReadOptions.STANDARD, Job.silent());
    }

    private Path sample(String extension) throws IOException, BadInputException {
        Path file = folder.resolve("sample." + extension);
        switch (extension) {
            case "wav" -> {
                try (WavWriter writer = WavWriter.open(file, Tones.RATE, 2, WavWriter.Encoding.PCM_16)) {
                    writer.write(Tones.stereo(Tones.FRAMES), Tones.FRAMES);
                }
            }
            case "au", "snd" -> Tones.write(file, AudioFileFormat.Type.AU);
            case "aif", "aiff", "aifc" -> Tones.write(file, AudioFileFormat.Type.AIFF);
            case "oga" -> Files.write(file, Files.readAllBytes(Tones.encoded("ogg")));
            case "mid", "midi", "kar" -> MidiWriter.write(twoNotes(), file);
            case "csv" -> Files.writeString(file, "a,b\n1,2\n");
            case "arff" -> Files.writeString(file, "@attribute a numeric\n@attribute b numeric\n@data\n1,2\n");
            case "h5" -> Files.copy(MsdFixture.song(1), file, StandardCopyOption.REPLACE_EXISTING);
            case "tsv" -> Files.writeString(file, "a\tb\n1\t2\n");
            default -> Files.write(file, Files.readAllBytes(Tones.encoded(extension)));
        }
        return file;
    }

    private static NoteSequence twoNotes() {
        List<Note> notes =
                List.of(new Note(60, 100, 0, 0, 0, 480, 0, 0.5), new Note(64, 100, 0, 0, 480, 960, 0.5, 0.5));
        return new NoteSequence(
                "two", notes, List.of(new Tempo(0, 0, 120)), List.of(new Meter(0, 4, 4)), 480, Provenance.made("test"));
    }
}
