package org.melograph.io.msd;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;

/** Who played which song how often, as the Taste Profile gives it: a line each, listener, song and count between tabs. */
public final class PlayFile {
    private static final int CELLS = 3;

    private PlayFile() {}

    /**
     * How often each song was played by all listeners together.
     *
     * @throws BadInputException when the file cannot be read or a line holds something else
     */
    public static Map<String, Long> read(Path file, Job job) throws BadInputException, StoppedException {
        Map<String, Long> plays = new HashMap<>();
        Lines.read(file, job, (number, line) -> {
            String[] cells = line.split("\t", -1);
            try {
                if (cells.length != CELLS) {
                    throw damaged(file, number, null);
                }
                plays.merge(cells[1].strip(), Long.parseLong(cells[2].strip()), Long::sum);
            } catch (NumberFormatException e) {
                throw damaged(file, number, e);
            }
        });
        return plays;
    }

    private static BadInputException damaged(Path file, int number, @Nullable Throwable e) {
        String sentence = InputFile.quoted(file) + " has no listener, song and count with tabs between them in line "
                + number + ". Give a file such as the Taste Profile's 'train_triplets.txt'.";
        return e == null ? new BadInputException(sentence) : new BadInputException(sentence, e);
    }
}
