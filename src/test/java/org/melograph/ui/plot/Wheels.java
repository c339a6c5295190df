package org.melograph.ui.plot;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Turns of the wheel of exactly so many pixels and moves of fingers, which the test robot cannot make. */
final class Wheels {
    private Wheels() {}

    static void turn(Node node, double x, double y, double pixels, boolean control) {
        scroll(node, ScrollEvent.SCROLL, x, y, pixels, control);
    }

    /** Fingers are laid on a trackpad, or taken from it. */
    static void fingers(Node node, boolean down) {
        scroll(node, down ? ScrollEvent.SCROLL_STARTED : ScrollEvent.SCROLL_FINISHED, 0, 0, 0, false);
    }

    /** Two fingers move apart by a factor. */
    static void pinch(Node node, double x, double y, double factor) {
        Event.fireEvent(
                node,
                new ZoomEvent(
                        null,
                        node,
                        ZoomEvent.ZOOM,
                        x,
                        y,
                        x,
                        y,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        factor,
                        factor,
                        new PickResult(node, x, y)));
    }

    private static void scroll(
            Node node, EventType<ScrollEvent> kind, double x, double y, double pixels, boolean control) {
        Event.fireEvent(
                node,
                new ScrollEvent(
                        null,
                        node,
                        kind,
                        x,
                        y,
                        x,
                        y,
                        false,
                        control,
                        false,
                        false,
                        false,
                        false,
                        0,
                        pixels,
                        0,
                        pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        new PickResult(node, x, y)));
    }
}
