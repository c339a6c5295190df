package org.melograph.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.melograph.base.Json;

/** Where a verb writes: its one JSON document or its table on standard output, everything else on standard error. */
final class Terminal {
    private final PrintWriter out;
    private final PrintStream err;

    Terminal(PrintStream out, PrintStream err) {
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = err;
    }

    static Terminal standard() {
        return new Terminal(System.out, System.err);
    }

    /** Prints a line on standard output. */
    void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Prints a value as JSON on standard output. */
    void json(Object value) {
        out.println(Json.write(value));
    }

    /** Prints a line on standard error. */
    void tell(String sentence) {
        err.println(sentence);
    }

    /** Redraws the progress line on standard error. */
    void redraw(String line) {
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    /** Whether somebody looks at standard error as it is written. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again where there is no terminal
    boolean isWatched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Prints rows under a header, columns as wide as they need to be; cells that are numbers stand right. */
    void table(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = header.get(c).length();
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        line(header, widths);
        rows.forEach(row -> line(row, widths));
    }

    private void line(List<String> cells, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            String gap = " ".repeat(widths[c] - cell.length());
            boolean number = !cell.isEmpty() && cell.chars().allMatch(ch -> ".-+,% []0123456789".indexOf(ch) >= 0);
            text.append(number ? gap + cell : cell + gap).append("  ");
        }
        out.println(text.toString().stripTrailing());
    }
}
