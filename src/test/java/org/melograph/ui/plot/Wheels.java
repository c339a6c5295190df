package org.melograph.ui.plot;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

/** Turns of the wheel of exactly so many pixels, which the test robot cannot make. */
final class Wheels {
    private Wheels() {}

    static void turn(Node node, double x, double y, double pixels, boolean control) {
        Event.fireEvent(
                node,
                new ScrollEvent(
                        null,
                        node,
                        ScrollEvent.SCROLL,
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
