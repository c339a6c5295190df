package org.melograph.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleBooleanProperty;
import org.melograph.sound.RecordingOutput;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileChoice;
import org.testfx.util.WaitForAsyncUtils;

/** A desk without a window, for view models; made and used on the FX thread. */
public final class FakeDesk {
    private FakeDesk() {}

    /** A desk whose library was read. */
    public static Desk over(FakeVerbs verbs) throws TimeoutException {
        StudioJobs jobs = new StudioJobs();
        Desk desk = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Desk made = new Desk(
                    verbs,
                    jobs,
                    new PlayerModel(jobs, new RecordingOutput(1)),
                    new NoFiles(),
                    new SimpleBooleanProperty(true));
            made.library().reload();
            return made;
        });
        await(() -> desk.library().loadedProperty().get());
        return desk;
    }

    /** A desk with another player, whose library is being read; on the FX thread. */
    public static Desk with(FakeVerbs verbs, StudioJobs jobs, PlayerModel player) {
        Desk made = new Desk(verbs, jobs, player, new NoFiles(), new SimpleBooleanProperty(true));
        made.library().reload();
        return made;
    }

    /** Waits until something holds, asked on the FX thread. */
    public static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    }

    /** Does something on the FX thread. */
    public static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A user who always thinks better of it. */
    private static final class NoFiles implements FileChoice {
        @Override
        public List<Path> open(String title, String kind, List<String> extensions) {
            return List.of();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String proposedName, List<String> extensions) {
            return Optional.empty();
        }

        @Override
        public void reveal(Path folder) {}
    }
}
