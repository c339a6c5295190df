package org.melograph.io.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.music.Table;

/**
 * Reads Weka's attribute-relation format, dense and sparse rows, in UTF-8. An attribute with the values 0 and 1 is a tag, as
 * Mulan's multi-label sets have it: its column is named {@code tag:NAME}. A missing value becomes the empty cell.
 */
public final class ArffReader implements Reader<Table> {
    /** How the name of a column that tells a tag begins. */
    public static final String TAG = "tag:";

    private static final int ROWS_BETWEEN_QUESTIONS = 4096;
    private static final Set<String> NUMBERS = Set.of("numeric", "real", "integer");

    @Override
    public String id() {
        return "arff";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("arff");
    }

    /**
     * A declared attribute.
     *
     * @param values what it may be; empty for numbers, texts and dates
     * @param zero what a sparse row does not write
     */
    private record Attribute(String name, List<String> values, String zero) {
        Attribute {
            values = List.copyOf(values);
        }

        String column() {
            return values.size() == 2 && values.containsAll(List.of("0", "1")) ? TAG + name : name;
        }
    }

    @Override
    public Table read(Path file, ReadOptions options, Job job) throws BadInputException, StoppedException {
        InputFile.check(file);
        List<Attribute> attributes = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        boolean data = false;
        int number = 0;
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                String said = line.strip();
                if (said.isEmpty() || said.startsWith("%")) {
                    continue;
                }
                if (data) {
                    rows.add(row(said, attributes, file, number));
                    if (rows.size() % ROWS_BETWEEN_QUESTIONS == 0) {
                        job.throwIfStopped();
                    }
                } else if (startsWith(said, "@attribute")) {
                    attributes.add(attribute(said.substring("@attribute".length()), file, number));
                } else if (startsWith(said, "@data")) {
                    data = true;
                } else if (!startsWith(said, "@relation")) {
                    throw damaged(file, number, "'" + shortened(said) + "' is no line of a header");
                }
            }
        } catch (CharacterCodingException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " is no text in UTF-8: it is damaged, of another kind or in another"
                            + " encoding. Save it as UTF-8.",
                    e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        if (attributes.isEmpty() || !data) {
            throw new BadInputException(
                    InputFile.quoted(file) + " has no " + (attributes.isEmpty() ? "@attribute" : "@data")
                            + " line, so that it is no ARFF. Choose another file.");
        }
        if (rows.isEmpty()) {
            throw new BadInputException(InputFile.quoted(file) + " has no rows. Choose another table.");
        }
        return new Table(String.valueOf(file.getFileName()), columns(attributes, file), rows);
    }

    private static List<String> columns(List<Attribute> attributes, Path file) throws BadInputException {
        List<String> columns = attributes.stream().map(Attribute::column).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new BadInputException(
                        InputFile.quoted(file) + " has two attributes named '" + column + "'. Rename one of them.");
            }
        }
        return columns;
    }

    private static boolean startsWith(String line, String keyword) {
        return line.regionMatches(true, 0, keyword, 0, keyword.length());
    }

    private static Attribute attribute(String declaration, Path file, int line) throws BadInputException {
        Cells cells = new Cells(declaration.strip(), file, line);
        String name = cells.next(' ', '\t', '{');
        String type = cells.rest().strip();
        if (name.isEmpty() || type.isEmpty()) {
            throw damaged(file, line, "an attribute needs a name and a type");
        }
        if (!type.startsWith("{")) {
            String kind = type.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            return new Attribute(name, List.of(), NUMBERS.contains(kind) ? "0" : "");
        }
        if (!type.endsWith("}")) {
            throw damaged(file, line, "the values of '" + name + "' do not end");
        }
        List<String> values = new Cells(type.substring(1, type.length() - 1), file, line).all();
        return new Attribute(name, values, values.getFirst());
    }

    private static List<String> row(String line, List<Attribute> attributes, Path file, int number)
            throws BadInputException {
        if (line.startsWith("{")) {
            return sparse(line, attributes, file, number);
        }
        List<String> cells = new Cells(line, file, number).all();
        if (cells.size() != attributes.size()) {
            throw damaged(
                    file, number, "there are " + cells.size() + " values for " + attributes.size() + " attributes");
        }
        for (int i = 0; i < cells.size(); i++) {
            check(cells.get(i), attributes.get(i), file, number);
        }
        return List.copyOf(cells);
    }

    private static List<String> sparse(String line, List<Attribute> attributes, Path file, int number)
            throws BadInputException {
        if (!line.endsWith("}")) {
            throw damaged(file, number, "the row does not end");
        }
        String[] cells = new String[attributes.size()];
        Arrays.setAll(cells, i -> attributes.get(i).zero());
        String inside = line.substring(1, line.length() - 1).strip();
        if (!inside.isEmpty()) {
            for (String pair : new Cells(inside, file, number).raw()) {
                Cells both = new Cells(pair, file, number);
                int index = index(both.next(' ', '\t'), attributes.size(), file, number);
                cells[index] =
                        new Cells(both.rest().strip(), file, number).all().getFirst();
                check(cells[index], attributes.get(index), file, number);
            }
        }
        return List.of(cells);
    }

    private static int index(String written, int attributes, Path file, int line) throws BadInputException {
        try {
            int index = Integer.parseInt(written);
            if (index >= 0 && index < attributes) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw new BadInputException(
                    damaged(file, line, "'" + written + "' is no attribute's number")
                            .reason(),
                    e);
        }
        throw damaged(file, line, "'" + written + "' is no attribute's number");
    }

    private static void check(String cell, Attribute attribute, Path file, int line) throws BadInputException {
        if (!cell.isEmpty()
                && !attribute.values().isEmpty()
                && !attribute.values().contains(cell)) {
            throw damaged(file, line, "'" + shortened(cell) + "' is no value of '" + attribute.name() + "'");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static BadInputException damaged(Path file, int line, String what) {
        return new BadInputException(
                InputFile.quoted(file) + " cannot be read as ARFF: in line " + line + ", " + what + ". Correct it.");
    }

    /** Values between commas, perhaps in quotes. */
    private static final class Cells {
        private final String text;
        private final Path file;
        private final int line;
        private int at;

        Cells(String text, Path file, int line) {
            this.text = text;
            this.file = file;
            this.line = line;
        }

        /** All values; a question mark outside quotes is the empty one. */
        List<String> all() throws BadInputException {
            List<String> cells = new ArrayList<>();
            do {
                skipBlanks();
                boolean quoted = at < text.length() && isQuote(text.charAt(at));
                String cell = next(',');
                cells.add(!quoted && cell.equals("?") ? "" : cell);
            } while (at++ < text.length());
            return cells;
        }

        /** What stands between commas, quotes and all. */
        List<String> raw() throws BadInputException {
            List<String> parts = new ArrayList<>();
            int from = 0;
            while (at <= text.length()) {
                if (at == text.length() || text.charAt(at) == ',') {
                    parts.add(text.substring(from, at).strip());
                    from = at + 1;
                    at++;
                } else if (isQuote(text.charAt(at))) {
                    quoted();
                } else {
                    at++;
                }
            }
            return parts;
        }

        /** The value from here up to one of the ends, which is not passed. */
        String next(char... ends) throws BadInputException {
            skipBlanks();
            String value;
            if (at < text.length() && isQuote(text.charAt(at))) {
                value = quoted();
            } else {
                int from = at;
                while (at < text.length() && isNone(text.charAt(at), ends)) {
                    at++;
                }
                return text.substring(from, at).strip();
            }
            while (at < text.length() && isNone(text.charAt(at), ends)) {
                if (!Character.isWhitespace(text.charAt(at))) {
                    throw damaged(file, line, "something follows the closing quote of '" + shortened(value) + "'");
                }
                at++;
            }
            return value;
        }

        private String quoted() throws BadInputException {
            char quote = text.charAt(at);
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != quote; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            if (at == text.length()) {
                throw damaged(file, line, "a quote does not end");
            }
            at++;
            return value.toString();
        }

        private static boolean isQuote(char c) {
            return c == '\'' || c == '"';
        }

        private static boolean isNone(char c, char... ends) {
            for (char end : ends) {
                if (c == end) {
                    return false;
                }
            }
            return true;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        String rest() {
            return text.substring(at);
        }
    }
}
