package org.melograph.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.melograph.sound.RecordingOutput;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileChoice;
import org.melograph.ui.room.Verbs;
import org.melograph.ui.shell.StudioWindow;
import org.melograph.ui.shell.Views;
import org.melograph.ui.theme.Theme;

/** A studio over given verbs, silent, with file dialogs that answer what they are told to. */
public final class FakeStudio implements FileChoice, AutoCloseable {
    /** What the next dialog answers. */
    public List<Path> answer = List.of();

    /** The folder that was shown last; null for none. */
    public @Nullable Path revealed;

    private final StudioJobs jobs = new StudioJobs();
    private final RecordingOutput output = new RecordingOutput(1);
    private final PlayerModel player = new PlayerModel(jobs, output);
    private final Theme theme = new Theme(true, Application::setUserAgentStylesheet);
    private final Desk desk;
    private final Scene scene;

    /** Opens the studio in a stage. */
    public FakeStudio(Stage stage, Verbs verbs, double width, double height) {
        desk = new Desk(verbs, jobs, player, this, theme.darkProperty());
        StudioWindow window = new StudioWindow(desk, Views.at(desk), stage::close, () -> {});
        scene = window.scene(width, height);
        theme.install(scene);
        stage.setScene(scene);
        // The tests of one run share the stage, which keeps the size another test gave it.
        stage.sizeToScene();
        stage.show();
        desk.library().reload();
    }

    public Desk desk() {
        return desk;
    }

    /** What the player plays through: it keeps what is heard. */
    public RecordingOutput output() {
        return output;
    }

    public Scene scene() {
        return scene;
    }

    @Override
    public List<Path> open(String title, String kind, List<String> extensions) {
        return answer;
    }

    @Override
    public Optional<Path> folder(String title) {
        return answer.stream().findFirst();
    }

    @Override
    public Optional<Path> save(String title, String proposedName, List<String> extensions) {
        return answer.stream().findFirst();
    }

    @Override
    public void reveal(Path folder) {
        revealed = folder;
    }

    @Override
    public void close() {
        player.close();
        jobs.shutdown(2);
    }
}
