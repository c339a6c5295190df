package org.melograph.io.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.music.Table;

/**
 * Reads tables of text separated by commas, semicolons or tabs, quoted as RFC 4180 says, in UTF-8 with or without a byte
 * order mark. The first line names the columns; every row has as many cells as there are columns.
 */
public final class CsvReader implements Reader<Table> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int ROWS_BETWEEN_QUESTIONS = 4096;

    @Override
    public String id() {
        return "table";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("csv", "tsv");
    }

    @Override
    public Table read(Path file, ReadOptions options, Job job) throws BadInputException, StoppedException {
        InputFile.check(file);
        char separator = separator(file);
        List<String> columns = List.of();
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader text = open(file);
                de.siegmar.fastcsv.reader.CsvReader<CsvRecord> records = de.siegmar.fastcsv.reader.CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            for (CsvRecord row : records) {
                if (columns.isEmpty()) {
                    columns = header(file, row);
                    continue;
                }
                if (row.getFieldCount() != columns.size()) {
                    throw new BadInputException(InputFile.quoted(file) + " has " + row.getFieldCount()
                            + " cells in line " + row.getStartingLineNumber() + ", but " + columns.size()
                            + " columns. Give every line one cell per column.");
                }
                rows.add(List.copyOf(row.getFields()));
                if (rows.size() % ROWS_BETWEEN_QUESTIONS == 0) {
                    job.throwIfStopped();
                }
            }
        } catch (CharacterCodingException e) {
            throw noText(file, e);
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw cause == null || cause instanceof CharacterCodingException
                    ? noText(file, e)
                    : InputFile.unreadable(file, cause);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        } catch (CsvParseException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " is no table that can be read: " + e.getMessage() + " Save it again.", e);
        }
        if (rows.isEmpty()) {
            throw new BadInputException(InputFile.quoted(file) + " has no rows. Choose another table.");
        }
        return new Table(String.valueOf(file.getFileName()), columns, rows);
    }

    private static BufferedReader open(Path file) throws IOException {
        BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** The separator that stands most often outside quotes in the header; a comma where none does. */
    private static char separator(Path file) throws BadInputException {
        int[] counts = new int[SEPARATORS.length()];
        try (BufferedReader text = open(file)) {
            boolean quoted = false;
            for (int n = 0, c = text.read(); c >= 0 && n < LONGEST_HEADER; n++, c = text.read()) {
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == '\n' || c == '\r')) {
                    break;
                } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                    counts[SEPARATORS.indexOf(c)]++;
                }
            }
        } catch (CharacterCodingException e) {
            throw noText(file, e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static List<String> header(Path file, CsvRecord row) throws BadInputException {
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : row.getFields()) {
            String name = field.strip();
            if (name.indexOf('\0') >= 0) {
                throw noText(file, null);
            }
            String column = name.isEmpty() ? "column " + (columns.size() + 1) : name;
            if (!seen.add(column)) {
                throw new BadInputException(
                        InputFile.quoted(file) + " has two columns named '" + column + "'. Rename one of them.");
            }
            columns.add(column);
        }
        return columns;
    }

    private static BadInputException noText(Path file, @Nullable Exception e) {
        String sentence = InputFile.quoted(file) + " is no text in UTF-8: it is damaged, of another kind or in another"
                + " encoding. Save it as UTF-8.";
        return e == null ? new BadInputException(sentence) : new BadInputException(sentence, e);
    }
}
