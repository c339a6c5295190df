package org.melograph.ui.theme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Shows the Markdown that our reports are written in: headings, paragraphs with <b>bold</b>, <i>italic</i> and code,
 * lists, tables, and pictures that stand beside the text.
 */
public final class MarkdownView extends VBox {
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");
    private static final Pattern SPAN = Pattern.compile("\\*\\*(.+?)\\*\\*|\\*(.+?)\\*|`([^`]+)`");
    private static final Pattern RULE = Pattern.compile("[|:\\- ]+");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
    private static final double WIDEST_PICTURE = 760;

    /** An empty page. */
    public MarkdownView() {
        getStyleClass().add("markdown");
    }

    /**
     * Shows a text in place of what stood there.
     *
     * @param beside the folder that pictures are named from; null to leave them out
     */
    public void show(String markdown, @Nullable Path beside) {
        getChildren().clear();
        List<String> lines = markdown.lines().toList();
        for (int i = 0; i < lines.size(); ) {
            String line = lines.get(i);
            if (line.startsWith("|")) {
                int end = i;
                while (end < lines.size() && lines.get(end).startsWith("|")) {
                    end++;
                }
                getChildren().add(table(lines.subList(i, end)));
                i = end;
                continue;
            }
            Node node = block(line, beside);
            if (node != null) {
                getChildren().add(node);
            }
            i++;
        }
    }

    private @Nullable Node block(String line, @Nullable Path beside) {
        Matcher picture = PICTURE.matcher(line.strip());
        if (picture.matches()) {
            return beside == null ? null : picture(beside.resolve(picture.group(2)), picture.group(1));
        }
        if (line.startsWith("## ")) {
            return heading(line.substring(3), "text-title");
        }
        if (line.startsWith("# ")) {
            return heading(line.substring(2), "text-value");
        }
        if (line.startsWith("- ")) {
            TextFlow item = flow("•  " + line.substring(2));
            VBox.setMargin(item, new Insets(0, 0, 0, 8));
            return item;
        }
        return line.isBlank() ? null : flow(line);
    }

    private static Label heading(String text, String style) {
        Label label = Shapes.paragraph(text, style);
        VBox.setMargin(label, new Insets(8, 0, 0, 0));
        return label;
    }

    private @Nullable Node picture(Path file, String name) {
        if (!Files.exists(file)) {
            return null;
        }
        ImageView view = new ImageView(new Image(file.toUri().toString(), true));
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.fitWidthProperty()
                .bind(javafx.beans.binding.Bindings.min(
                        WIDEST_PICTURE, widthProperty().subtract(48)));
        view.setAccessibleText(name);
        StackPane paper = new StackPane(view);
        paper.getStyleClass().add("picture");
        paper.setMaxWidth(USE_PREF_SIZE);
        return paper;
    }

    private static TextFlow flow(String line) {
        TextFlow flow = new TextFlow();
        Matcher span = SPAN.matcher(line);
        int at = 0;
        while (span.find()) {
            add(flow, line.substring(at, span.start()), "words");
            if (span.group(1) != null) {
                add(flow, span.group(1), "words", "bold");
            } else if (span.group(2) != null) {
                add(flow, span.group(2), "words", "italic");
            } else {
                add(flow, span.group(3), "words", "code");
            }
            at = span.end();
        }
        add(flow, line.substring(at), "words");
        flow.setMaxWidth(WIDEST_PICTURE);
        return flow;
    }

    private static void add(TextFlow flow, String words, String... styles) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().addAll(styles);
            flow.getChildren().add(text);
        }
    }

    private static Node table(List<String> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("grid");
        int row = 0;
        for (String line : lines) {
            if (RULE.matcher(line).matches()) {
                continue;
            }
            List<String> cells = cells(line);
            for (int column = 0; column < cells.size(); column++) {
                Label cell = Shapes.label(plain(cells.get(column)), row == 0 ? "head" : "cell");
                if (cells.get(column).startsWith("**")) {
                    cell.getStyleClass().add("text-strong");
                }
                cell.setMaxWidth(Double.MAX_VALUE);
                cell.setMinWidth(USE_PREF_SIZE);
                grid.add(cell, column, row);
            }
            row++;
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(USE_PREF_SIZE);
        scroll.setMaxWidth(USE_PREF_SIZE);
        return scroll;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        String inner = line.strip();
        inner = inner.substring(1, inner.endsWith("|") ? inner.length() - 1 : inner.length());
        for (String cell : CELL.split(inner, -1)) {
            cells.add(cell.strip().replace("\\|", "|"));
        }
        return cells;
    }

    private static String plain(String cell) {
        return cell.replace("**", "").replace("`", "");
    }
}
