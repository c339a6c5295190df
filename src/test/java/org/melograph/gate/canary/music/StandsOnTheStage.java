package org.melograph.gate.canary.music;

import javafx.scene.Node;

/** A value that knows its picture. */
public interface StandsOnTheStage {
    Node node();
}
