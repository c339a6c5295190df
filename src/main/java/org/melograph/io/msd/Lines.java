package org.melograph.io.msd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;

/** Files of lines in UTF-8 that may be too large to be held whole. */
final class Lines {
    private static final int LINES_BETWEEN_QUESTIONS = 4096;

    private Lines() {}

    /** Takes one line after the other. */
    @FunctionalInterface
    interface Taker {
        /** Takes the line of that number, counted from 1. */
        void take(int number, String line) throws BadInputException;
    }

    static void read(Path file, Job job, Taker taker) throws BadInputException, StoppedException {
        InputFile.check(file);
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                taker.take(++number, line);
                if (number % LINES_BETWEEN_QUESTIONS == 0) {
                    job.throwIfStopped();
                }
            }
        } catch (CharacterCodingException e) {
            throw noText(file, e);
        } catch (UncheckedIOException e) {
            throw InputFile.unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static BadInputException noText(Path file, IOException e) {
        return new BadInputException(InputFile.quoted(file) + " is no text in UTF-8. Choose another file.", e);
    }
}
