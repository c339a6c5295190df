package org.melograph.ui.map;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.app.MapSongs;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.map.MapViewModel.Neighbour;
import org.melograph.ui.plot.ScatterView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelBox;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.room.RoomPane;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** The Map room as seen: the songs in the plane, the classes, and the neighbours of the chosen song. */
final class MapView extends StackPane {
    private final Desk desk;
    private final MapViewModel model;
    private final ScatterView scatter = new ScatterView();
    private final VBox classes = Shapes.card();
    private final Label hoverTitle = Shapes.label("", "text-strong");
    private final Label hoverDetail = Shapes.label("", "text-label");
    private final VBox hover = Shapes.card(hoverTitle, hoverDetail);

    MapView(Desk desk, MapViewModel model) {
        this.desk = desk;
        this.model = model;
        scatter.setId("map");
        scatter.themeProperty().bind(desk.plotTheme());
        PictureMenu.on(scatter, desk, "map");
        Shapes.follow(model.mapProperty(), scatter::show);
        scatter.emptyTextProperty().set("");
        scatter.setOnPick(model::pick);
        scatter.setOnHover(this::hover);
        hover.getStyleClass().addAll("overlay-card", "hover-card");
        hover.setMouseTransparent(true);
        hover.setManaged(false);
        hover.setVisible(false);
        Pane over = new Pane(hover);
        over.setMouseTransparent(true);
        StackPane body = new StackPane(scatter, over, empty());
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox.setMargin(body, new javafx.geometry.Insets(4));
        Notice notice = new Notice(model.failureProperty());
        VBox.setMargin(notice, new javafx.geometry.Insets(10, 14, 0, 14));
        VBox card = Shapes.card(head(), notice, body);
        classes.getStyleClass().add("card-body");
        model.classes().addListener((javafx.beans.InvalidationListener) o -> showClasses());
        showClasses();
        getChildren().add(new RoomPane(card, new VBox(classes, neighbours())));
    }

    private Node empty() {
        Node noModel = Shapes.empty(
                Feather.SHARE_2,
                "A map lays songs out as a trained model hears them: alike songs lie together.\nTrain a model first.",
                "Go to Train",
                () -> desk.roomProperty().set("train"));
        Node ready = Shapes.empty(
                Feather.SHARE_2,
                "A map lays songs out as the model hears them: alike songs lie together.",
                "Map the library",
                model::run);
        var nothing = model.mapProperty().isNull().and(model.jobProperty().isNull());
        noModel.visibleProperty().bind(nothing.and(desk.modelProperty().isNull()));
        ready.visibleProperty().bind(nothing.and(desk.modelProperty().isNotNull()));
        return new StackPane(noModel, ready);
    }

    private Node head() {
        ModelBox models = new ModelBox(desk, m -> m.judges("audio") || m.judges("midi"), desk.modelProperty());
        models.setTooltip(new Tooltip("The model whose ear is mapped"));
        models.setPrefWidth(170);
        models.setMinWidth(90);
        ComboBox<Double> perplexity = new ComboBox<>();
        perplexity.getItems().setAll(5.0, 10.0, 20.0, 30.0, 50.0);
        perplexity.valueProperty().bindBidirectional(model.perplexityProperty());
        pill(perplexity, "perplexity", "About how many neighbours each song keeps close");
        TextField seed = new TextField();
        seed.textProperty().bindBidirectional(model.seedProperty());
        seed.setPrefWidth(48);
        seed.setMinWidth(40);
        seed.setAccessibleText("Seed");
        seed.setTooltip(new Tooltip("Seed: the same seed gives the same map"));
        Label trust = Shapes.label("", "text-label");
        trust.setId("map-trust");
        trust.setMinWidth(0);
        trust.textProperty().bind(model.trustProperty());
        Label doing = Shapes.label("", "text-label");
        doing.setMinWidth(0);
        Button run = Shapes.button("Map", model::run, "primary");
        run.setId("run-map");
        run.disableProperty()
                .bind(desk.modelProperty().isNull().or(model.jobProperty().isNotNull()));
        Button stop = Shapes.button("Stop", () -> {});
        Shapes.follow(model.jobProperty(), job -> showJob(doing, stop, job));
        Button fit = Shapes.iconButton(Feather.MAXIMIZE, "Show all songs", scatter::fit);
        return Shapes.cardHead(
                models,
                perplexity,
                Shapes.label("seed", "text-label"),
                seed,
                run,
                stop,
                trust,
                doing,
                Shapes.spring(),
                fit);
    }

    private static void showJob(Label doing, Button stop, @Nullable StudioJob<MapSongs.Report> job) {
        doing.textProperty().unbind();
        doing.setText("");
        if (job != null) {
            doing.textProperty().bind(job.doingProperty());
            stop.setOnAction(e -> job.stop());
        }
        stop.setVisible(job != null);
        stop.setManaged(job != null);
    }

    private static void pill(ComboBox<Double> box, String name, String meaning) {
        box.getStyleClass().add("pill");
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(meaning));
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setButtonCell(new NumberCell(name + " "));
        box.setCellFactory(list -> new NumberCell(""));
    }

    private static final class NumberCell extends ListCell<Double> {
        private final String before;

        NumberCell(String before) {
            this.before = before;
        }

        @Override
        protected void updateItem(@Nullable Double number, boolean empty) {
            super.updateItem(number, empty);
            setText(empty || number == null ? null : before + Figures.number(number));
        }
    }

    private void hover(int index) {
        MapSongs.Point point = model.point(index);
        Point2D at = point == null ? null : scatter.positionOf(index);
        hover.setVisible(at != null);
        if (point != null && at != null) {
            hoverTitle.setText(point.title());
            String label = point.label() == null ? "no label" : point.label();
            hoverDetail.setText(
                    (point.artist().isEmpty() ? label : point.artist() + " · " + label) + " · click to play");
            hover.autosize();
            double x = at.getX() + 14 + hover.getWidth() > scatter.getWidth()
                    ? at.getX() - 14 - hover.getWidth()
                    : at.getX() + 14;
            double y = Math.clamp(at.getY() - 20, 0, Math.max(0, scatter.getHeight() - hover.getHeight()));
            hover.relocate(x, y);
        }
    }

    private void showClasses() {
        classes.getChildren().setAll(Shapes.label("Colour by label", "text-label"));
        List<String> names = model.classes();
        for (String name : names) {
            ToggleButton toggle =
                    new ToggleButton(name, Shapes.dot(model.colours().of(name)));
            toggle.getStyleClass().add("class-toggle");
            toggle.setMaxWidth(Double.MAX_VALUE);
            toggle.setAlignment(Pos.CENTER_LEFT);
            toggle.setSelected(!model.isHidden(name));
            toggle.setTooltip(new Tooltip("Show or hide"));
            toggle.setOnAction(e -> model.toggle(name));
            classes.getChildren().add(toggle);
        }
        classes.setVisible(!names.isEmpty());
        classes.setManaged(!names.isEmpty());
    }

    private Node neighbours() {
        ListView<Neighbour> list = new ListView<>(model.neighbours());
        list.setId("neighbours");
        list.setAccessibleText("Songs like the chosen one");
        list.setCellFactory(l -> new NeighbourCell());
        list.setPrefHeight(12 * 34 + 4);
        Label title = Shapes.label("", "text-strong");
        title.setMinWidth(0);
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.chosenTitle().isEmpty() ? "Like this one" : "Like " + model.chosenTitle(),
                        model.chosenProperty(),
                        model.mapProperty()));
        Label none =
                Shapes.paragraph("Click a song: it plays, and the songs most like it stand here.", "text-secondary");
        none.setStyle("-fx-padding: 12 16 16 16;");
        HBox foot = Shapes.row(8, Shapes.button("Save as playlist…", model::savePlaylist));
        foot.setStyle("-fx-padding: 10 14 12 14;");
        var any = Bindings.isNotEmpty(model.neighbours());
        for (Node node : List.of(list, foot)) {
            node.visibleProperty().bind(any);
            node.managedProperty().bind(any);
        }
        none.visibleProperty().bind(any.not());
        none.managedProperty().bind(none.visibleProperty());
        return Shapes.card(Shapes.cardHead(title), none, list, foot);
    }

    private final class NeighbourCell extends ListCell<Neighbour> {
        @Override
        protected void updateItem(@Nullable Neighbour song, boolean empty) {
            super.updateItem(song, empty);
            if (empty || song == null) {
                setGraphic(null);
                return;
            }
            Label title = Shapes.label(song.title());
            title.setMinWidth(0);
            Label distance = Shapes.label(Figures.hundredths(song.distance()), "text-secondary");
            distance.setMinWidth(USE_PREF_SIZE);
            distance.setTooltip(new Tooltip("Distance in the model's space; 1 is the mean between all songs"));
            setGraphic(Shapes.row(
                    8,
                    Shapes.playButton("Play " + song.title(), () -> model.play(song.index())),
                    title,
                    Shapes.spring(),
                    distance));
            setPrefWidth(0);
        }
    }
}
