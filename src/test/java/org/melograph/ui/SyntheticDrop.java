package org.melograph.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/** Drops files on a node without a windowing system: a dragboard in memory, and the three events of a drop. */
final class SyntheticDrop {
    private SyntheticDrop() {}

    /** Drags files over a node and drops them; on the FX thread. */
    static void drop(Node node, List<File> files) {
        Map<DataFormat, Object> content = Map.of(DataFormat.FILES, files);
        TKClipboard clipboard = (TKClipboard) Proxy.newProxyInstance(
                SyntheticDrop.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "hasContent" -> content.containsKey(given[0]);
                    case "getContent" -> content.get(given[0]);
                    case "getContentTypes" -> content.keySet();
                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                    case "getDragViewOffsetX", "getDragViewOffsetY" -> 0.0;
                    default -> null;
                });
        Dragboard board = DragboardHelper.createDragboard(clipboard);
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        for (EventType<DragEvent> type : List.of(DragEvent.DRAG_ENTERED, DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED)) {
            Event.fireEvent(
                    node,
                    new DragEvent(
                            node,
                            node,
                            type,
                            board,
                            0,
                            0,
                            bounds.getCenterX(),
                            bounds.getCenterY(),
                            TransferMode.COPY,
                            null,
                            null,
                            new PickResult(node, 0, 0)));
        }
    }
}
