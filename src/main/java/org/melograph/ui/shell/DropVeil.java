package org.melograph.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.melograph.ui.theme.Shapes;

/** Says over the window what a drop would do while files are dragged over it, and takes the drop. */
final class DropVeil extends StackPane {
    private final Label text = Shapes.label("", "text-title");

    DropVeil() {
        getStyleClass().add("drop-veil");
        Region frame = new Region();
        frame.getStyleClass().add("frame");
        getChildren().addAll(frame, text);
        setVisible(false);
        setMouseTransparent(true);
    }

    /**
     * Takes files dropped on a node or anything within it.
     *
     * @param judges whether a drop is judged now, rather than imported
     */
    void accept(Node node, Consumer<List<Path>> drop, BooleanSupplier judges) {
        node.addEventHandler(DragEvent.DRAG_OVER, e -> {
            // Songs dragged out of the window's own lists are known already.
            if (e.getDragboard().hasFiles() && e.getGestureSource() == null) {
                e.acceptTransferModes(TransferMode.COPY);
                int count = e.getDragboard().getFiles().size();
                text.setText(
                        judges.getAsBoolean()
                                ? "Drop to hear what the model says of " + (count == 1 ? "it" : "them")
                                : "Drop to import into the library");
                setVisible(true);
                e.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_EXITED, e -> setVisible(false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, e -> {
            setVisible(false);
            if (e.getDragboard().hasFiles()) {
                drop.accept(
                        e.getDragboard().getFiles().stream().map(File::toPath).toList());
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }
}
