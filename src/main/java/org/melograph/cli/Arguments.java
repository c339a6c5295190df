package org.melograph.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.melograph.app.TrainSeries;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;

/** Arguments as people type them. */
final class Arguments {
    private Arguments() {}

    /** A path, wherever it leads. */
    static Path path(String text) throws BadInputException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadInputException("'" + text + "' is no path.", e);
        }
    }

    /** A file or folder that is there. */
    static Path existing(Path path) throws BadInputException {
        if (!Files.exists(path)) {
            throw new BadInputException("'" + path + "' does not exist. Check the path.");
        }
        return path;
    }

    /** The constant a word names, such as {@code by-piece} for {@code BY_PIECE}. */
    static <E extends Enum<E>> E word(String option, String typed, Class<E> type) throws BadInputException {
        Collection<String> known = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(typed)) {
                return constant;
            }
        }
        throw new BadInputException("'" + option + " " + typed + "' is unknown. Did you mean '"
                + Params.nearest(typed, known) + "'? There are " + String.join(", ", known) + ".");
    }

    /** The number of folds that {@code --folds} asks for: 0 for none, {@link TrainSeries#FOLDS_OF_FILE} for the file's. */
    static int folds(@Nullable String typed) throws BadInputException {
        if (typed == null) {
            return 0;
        }
        if (typed.equals("file")) {
            return TrainSeries.FOLDS_OF_FILE;
        }
        int count = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
        if (count < 2) {
            throw new BadInputException("'--folds " + typed + "' is no number of folds. Give 2 or more, or 'file'.");
        }
        return count;
    }
}
