package org.melograph.base;

import java.util.List;
import java.util.Locale;

/**
 * One setting of a feature, an architecture or a verb, written once: the form in the studio, the flag of the command
 * line, the check and the record all follow from it.
 *
 * <p>Names are lower case with underscores, as on the command line ({@code --set n_fft=1024}).
 */
public sealed interface Param {
    /** The name on the command line and in records. */
    String name();

    /** The name in forms. */
    String title();

    /** One sentence: meaning, unit, what larger values do. */
    String help();

    /** The value where nobody sets one. */
    Object standard();

    /**
     * Reads a value as typed by a user.
     *
     * @throws BadInputException naming the parameter, the value and the allowed range
     */
    Object parse(String text) throws BadInputException;

    /** Checks a value of this parameter's type. */
    void check(Object value) throws BadInputException;

    /** The allowed values in words, such as {@code 1 to 4096}. */
    String range();

    /** A whole number from {@code min} to {@code max}. */
    record Whole(String name, String title, String help, Integer standard, int min, int max) implements Param {
        @Override
        public Object parse(String text) throws BadInputException {
            try {
                Object value = Integer.valueOf(text.strip());
                check(value);
                return value;
            } catch (NumberFormatException e) {
                throw refuse(this, text, e);
            }
        }

        @Override
        public void check(Object value) throws BadInputException {
            if (!(value instanceof Integer i) || i < min || i > max) {
                throw refuse(this, value, null);
            }
        }

        @Override
        public String range() {
            return "a whole number from " + min + " to " + max;
        }
    }

    /** A real number from {@code min} to {@code max}, both allowed. */
    record Real(String name, String title, String help, Double standard, double min, double max) implements Param {
        @Override
        public Object parse(String text) throws BadInputException {
            try {
                Object value = Double.valueOf(text.strip());
                check(value);
                return value;
            } catch (NumberFormatException e) {
                throw refuse(this, text, e);
            }
        }

        @Override
        public void check(Object value) throws BadInputException {
            if (!(value instanceof Double d) || !(d >= min && d <= max)) {
                throw refuse(this, value, null);
            }
        }

        @Override
        public String range() {
            return String.format(Locale.ROOT, "a number from %s to %s", min, max);
        }
    }

    /** Yes or no. */
    record Flag(String name, String title, String help, Boolean standard) implements Param {
        @Override
        public Object parse(String text) throws BadInputException {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on", "1" -> true;
                case "false", "no", "off", "0" -> false;
                default -> throw refuse(this, text, null);
            };
        }

        @Override
        public void check(Object value) throws BadInputException {
            if (!(value instanceof Boolean)) {
                throw refuse(this, value, null);
            }
        }

        @Override
        public String range() {
            return "true or false";
        }
    }

    /** One of a few written values. */
    record Choice(String name, String title, String help, String standard, List<String> choices) implements Param {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public Object parse(String text) throws BadInputException {
            check(text.strip());
            return text.strip();
        }

        @Override
        public void check(Object value) throws BadInputException {
            if (!(value instanceof String s) || !choices.contains(s)) {
                throw refuse(this, value, null);
            }
        }

        @Override
        public String range() {
            return "one of " + String.join(", ", choices);
        }
    }

    /**
     * Words that a user writes, kept without the blanks around them.
     *
     * @param standard may be empty; matches the pattern
     * @param pattern the regular expression that a whole value matches
     * @param range the allowed values in words, such as {@code "a name of letters and digits, or nothing"}
     */
    record Text(String name, String title, String help, String standard, String pattern, String range)
            implements Param {
        @Override
        public Object parse(String text) throws BadInputException {
            check(text.strip());
            return text.strip();
        }

        @Override
        public void check(Object value) throws BadInputException {
            if (!(value instanceof String s) || !s.matches(pattern)) {
                throw refuse(this, value, null);
            }
        }
    }

    private static BadInputException refuse(Param param, Object value, @org.jspecify.annotations.Nullable Throwable e) {
        String sentence = "'" + param.name() + "' cannot be '" + value + "'. Give " + param.range() + ".";
        return e == null ? new BadInputException(sentence) : new BadInputException(sentence, e);
    }
}
