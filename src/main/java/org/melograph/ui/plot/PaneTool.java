package org.melograph.ui.plot;

/** What dragging does in the panes of a song. */
public enum PaneTool {
    /** Moves the picture. */
    MOVE("Move", "Drag moves the picture, a click plays from there"),
    /** Marks a stretch to be played or looped. */
    SELECT("Select", "Drag marks a stretch to play or loop (with Shift in every tool), a click takes it away"),
    /** Measures a stretch of time and frequency. */
    MEASURE("Measure", "Drag measures time, interval and level (with Ctrl in every tool), a click ends it");

    private final String title;
    private final String meaning;

    PaneTool(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What it does, in a sentence. */
    public String meaning() {
        return meaning;
    }
}
