package org.melograph.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.melograph.ui.theme.Shapes;

/** Says over the window what a drop would do while files are dragged over it, and takes the drop. */
final class DropVeil extends StackPane {
    /** Takes what is dropped. */
    @FunctionalInterface
    interface Target {
        /**
         * Takes files.
         *
         * @param across where they were dropped, 0 at the node's left edge to 1 at its right
         */
        void take(List<Path> paths, double across);
    }

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
    void accept(Node node, Target drop, BooleanSupplier judges) {
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
                double width = node.getBoundsInLocal().getWidth();
                double across = width > 0
                        ? node.sceneToLocal(e.getSceneX(), e.getSceneY()).getX() / width
                        : 0;
                drop.take(e.getDragboard().getFiles().stream().map(File::toPath).toList(), across);
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }
}
