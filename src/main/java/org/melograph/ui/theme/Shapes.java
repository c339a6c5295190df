package org.melograph.ui.theme;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The few shapes every room is made of. */
public final class Shapes {
    private Shapes() {}

    /** A label in one of the styles of {@code studio.css}. */
    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that follows a text. */
    public static Label label(ObservableValue<String> text, String... styles) {
        Label label = label("", styles);
        label.textProperty().bind(text);
        return label;
    }

    /** A label that breaks its lines. */
    public static Label paragraph(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A button with words. */
    public static Button button(String text, Runnable action, String... styles) {
        Button button = new Button(text);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    /** A button with an icon alone; {@code meaning} is its tooltip and what a screen reader says. */
    public static Button iconButton(Feather icon, String meaning, Runnable action, String... styles) {
        Button button = button("", action, styles);
        button.getStyleClass().add("icon");
        button.setGraphic(new FontIcon(icon));
        name(button, meaning);
        return button;
    }

    /** The small triangle in the accent colour that everything has that makes a sound. */
    public static Button playButton(String meaning, Runnable action) {
        Button button = button("", action, "bare");
        button.setGraphic(playMark());
        name(button, meaning);
        button.setFocusTraversable(false);
        return button;
    }

    /** The triangle alone. */
    public static Node playMark() {
        SVGPath mark = new SVGPath();
        mark.setContent("M0 0 L10 5.5 L0 11 Z");
        mark.getStyleClass().add("play-mark");
        return mark;
    }

    private static void name(Button button, String meaning) {
        button.setAccessibleText(meaning);
        button.setTooltip(new Tooltip(meaning));
    }

    /** A row with its children centred on one line. */
    public static HBox row(double spacing, Node... children) {
        HBox row = new HBox(spacing, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Takes all the room that is left in a row or column. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** A card: a panel with a one-pixel line and round corners. */
    public static VBox card(Node... children) {
        VBox card = new VBox(children);
        card.getStyleClass().add("card");
        return card;
    }

    /** A card whose children stand inside its padding, under a title. */
    public static VBox titledCard(String title, Node... children) {
        VBox card = card(children);
        card.getChildren().addFirst(label(title, "text-strong"));
        card.getStyleClass().add("card-body");
        return card;
    }

    /** The head of a card: a title with what belongs beside it, over a line. */
    public static HBox cardHead(Node... children) {
        HBox head = row(10, children);
        head.getStyleClass().addAll("card-head", "ruled");
        return head;
    }

    /** A number with its name above, for the few numbers that matter. */
    public static VBox figure(String name, ObservableValue<String> value, String style) {
        return new VBox(2, label(name, "text-label"), label(value, style));
    }

    /** The dot of a class, in its colour. */
    public static Region dot(Color colour) {
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        dot.setStyle("-fx-background-color: " + css(colour) + ";");
        return dot;
    }

    /** A colour as style sheets write it. */
    public static String css(Color colour) {
        return String.format(
                java.util.Locale.ROOT,
                "rgba(%d, %d, %d, %.3f)",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255),
                colour.getOpacity());
    }

    /** What an empty place says: one line, and the button that does it. */
    public static VBox empty(Feather icon, String sentence, String action, Runnable doIt) {
        VBox box = new VBox(new FontIcon(icon), paragraph(sentence), button(action, doIt, "primary"));
        box.getStyleClass().add("empty");
        return box;
    }

    /** Fills a pane again whenever a value changes, and once now. */
    public static <T> void follow(ObservableValue<T> value, Consumer<T> show) {
        show.accept(value.getValue());
        value.addListener((o, was, is) -> show.accept(is));
    }
}
