package org.melograph.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.prefs.Preferences;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.melograph.app.Workspace;
import org.melograph.sound.AudioDevices;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The studio as a JavaFX application: opens the window and takes it down in good order. */
public final class StudioApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(StudioApp.class);
    private static final int SECONDS_TO_STOP = 5;

    /** What to open; JavaFX makes the application itself and hands nothing but text to it. */
    private record Opening(Workspace workspace, List<Path> paths) {}

    private static final AtomicReference<@Nullable Opening> OPENING = new AtomicReference<>();

    private final StudioJobs jobs = new StudioJobs();
    private @Nullable PlayerModel player;
    private @Nullable WindowMemory memory;
    private @Nullable Stage window;

    /** Opens the studio and returns when its window was closed. */
    public static void open(Workspace workspace, List<Path> paths) {
        OPENING.set(new Opening(workspace, List.copyOf(paths)));
        Application.launch(StudioApp.class);
    }

    @Override
    public void start(Stage stage) {
        Opening opening = OPENING.get();
        if (opening == null) {
            throw new IllegalStateException("The studio is opened by StudioApp.open.");
        }
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, e) -> LOG.error("Unexpected failure in the window", e));
        Preferences store = Preferences.userRoot().node("org/melograph/studio");
        WindowMemory remembered = new WindowMemory(store);
        Theme theme = new Theme(remembered.dark(), Application::setUserAgentStylesheet);
        theme.darkProperty().addListener((o, was, dark) -> remembered.rememberDark(dark));
        PlayerModel sounding = new PlayerModel(jobs, new AudioDevices());
        remembered.restore(sounding);
        Desk desk = new Desk(
                new AppVerbs(opening.workspace()),
                jobs,
                sounding,
                new WindowFiles(stage, store, address -> getHostServices().showDocument(address)),
                theme.darkProperty());
        desk.roomProperty().set(remembered.room());
        desk.roomProperty().addListener((o, was, room) -> remembered.rememberRoom(room));
        desk.panesProperty().set(remembered.panes());
        desk.panesProperty().addListener((o, was, panes) -> remembered.rememberPanes(panes));
        desk.columnsProperty().set(remembered.columns());
        desk.columnsProperty().addListener((o, was, columns) -> remembered.rememberColumns(columns));
        desk.verdictRuleProperty().set(remembered.verdictRule());
        desk.verdictRuleProperty().addListener((o, was, rule) -> remembered.rememberVerdictRule(rule));
        StudioWindow shell = new StudioWindow(
                desk, Views.at(desk), Platform::exit, () -> stage.setFullScreen(!stage.isFullScreen()));
        stage.setTitle("Melograph");
        stage.setScene(shell.scene(1440, 900));
        theme.install(stage.getScene());
        remembered.restore(stage);
        stage.show();
        player = sounding;
        memory = remembered;
        window = stage;
        FirstStart.fill(desk, opening.paths());
    }

    @Override
    public void stop() {
        if (memory != null && window != null) {
            memory.remember(window);
        }
        if (player != null) {
            player.close();
        }
        jobs.shutdown(SECONDS_TO_STOP);
    }
}
