package org.melograph.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.melograph.base.BadInputException;
import org.melograph.io.audio.AudioReader;
import org.melograph.io.midi.MidiReader;
import org.melograph.io.msd.AnalysedSongReader;
import org.melograph.io.table.ArffReader;
import org.melograph.io.table.CsvReader;

/** Every reader, and the choice among them. */
public final class Readers {
    /** The list a new reader is added to. */
    public static final List<Reader<?>> ALL =
            List.of(new AudioReader(), new MidiReader(), new AnalysedSongReader(), new CsvReader(), new ArffReader());

    private Readers() {}

    /**
     * The reader that answers for a file's extension.
     *
     * @throws BadInputException when none does; the message lists what is read
     */
    public static Reader<?> forFile(Path file) throws BadInputException {
        String extension = InputFile.extension(file);
        for (Reader<?> reader : ALL) {
            if (reader.extensions().contains(extension)) {
                return reader;
            }
        }
        throw new BadInputException(InputFile.quoted(file) + " is of no kind that is read. Give one of "
                + String.join(", ", extensions()) + ".");
    }

    private static Set<String> extensions() {
        Set<String> all = new TreeSet<>();
        for (Reader<?> reader : ALL) {
            all.addAll(reader.extensions());
        }
        return all;
    }
}
