package org.melograph.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.melograph.app.TrainSeries;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.train.PlannedChange;
import org.melograph.train.RunControls;
import org.melograph.zoo.ModelZoo;

/** Arguments as people type them. */
final class Arguments {
    private static final Pattern AT = Pattern.compile("([1-9][0-9]{0,17}):([^=,]+=[^=,]+(?:,[^=,]+=[^=,]+)*)");

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

    /**
     * The changes that {@code --at STEP:name=value,name=value} asks for, in the order of typing.
     *
     * @param architecture whose parameters they are
     */
    static List<PlannedChange> changes(List<String> typed, String architecture) throws BadInputException {
        List<PlannedChange> changes = new ArrayList<>();
        for (String one : typed) {
            Matcher parts = AT.matcher(one);
            if (!parts.matches()) {
                throw new BadInputException("'--at " + one
                        + "' is no change of a run. Give a step, counted from 1, and what changes there, such as"
                        + " '--at 100:learning_rate=1e-4,dropout=0.3'.");
            }
            long step = Long.parseLong(parts.group(1));
            for (String setting : parts.group(2).split(",", -1)) {
                String name = setting.substring(0, setting.indexOf('=')).strip();
                double value = number("--at " + one, setting.substring(setting.indexOf('=') + 1));
                RunControls.check(architecture, ModelZoo.byId(architecture).params(), name, value);
                if (changes.stream()
                        .anyMatch(c -> c.step() == step && c.setting().equals(name))) {
                    throw new BadInputException("'--at " + one + "' gives '" + name + "' at step " + step
                            + " a second time. Give it once.");
                }
                changes.add(new PlannedChange(step, name, value));
            }
        }
        return changes;
    }

    private static double number(String option, String typed) throws BadInputException {
        try {
            return Double.parseDouble(typed.strip());
        } catch (NumberFormatException e) {
            throw new BadInputException("'" + option + "': '" + typed + "' is no number.", e);
        }
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
