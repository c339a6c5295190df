package org.melograph.ui.shell;

import java.util.List;
import javafx.scene.layout.VBox;
import org.melograph.app.Program;
import org.melograph.ui.theme.Shapes;

/** The way through the six rooms, in one line each. */
final class Guide extends VBox {
    /** One step of the way. */
    private record Step(String room, String what) {}

    private static final List<Step> STEPS = List.of(
            new Step(
                    "Library",
                    "Drop songs or folders anywhere. A folder's sub-folders become labels; Ctrl+L labels chosen songs."),
            new Step(
                    "Listen",
                    "Double-click a song, or drop one on this room: its spectrograms, and what the model says of it."),
            new Step(
                    "Train",
                    "Choose an architecture and press Train. Stop at any time: the best weights so far are kept and judged."),
            new Step(
                    "Evaluate",
                    "What was taken for what, on songs the model never saw. Click a cell to hear its songs."),
            new Step("Map", "Songs laid out as the model hears them. Click one to play it and list the most alike."),
            new Step("Compose", "A composer trained on MIDI writes tunes. Keep takes, hear them, save MIDI or sound."));

    Guide() {
        super(10);
        for (Step step : STEPS) {
            getChildren()
                    .add(new VBox(
                            2,
                            Shapes.label(step.room(), "text-strong"),
                            Shapes.paragraph(step.what(), "text-secondary")));
        }
        getChildren()
                .add(Shapes.paragraph(
                        "Scores always stand with their 95 % interval and the number of held-out songs. Right-click a picture"
                                + " to save it. F2 lists the keys. Melograph "
                                + Program.VERSION + ", GPL-3.0.",
                        "text-label"));
    }
}
