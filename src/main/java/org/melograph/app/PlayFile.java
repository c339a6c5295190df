package org.melograph.app;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.io.Readers;
import org.melograph.io.midi.MidiReader;
import org.melograph.sound.AudioDevices;
import org.melograph.sound.AudioPlayer;
import org.melograph.sound.PlayerListener;
import org.melograph.sound.PlayerSource;
import org.melograph.sound.SoundFonts;

/** Plays a file from beginning to end. */
public final class PlayFile {
    private static final long LOOK_MILLIS = 50;

    /**
     * What was played.
     *
     * @param seconds how far it came
     * @param device the output it was heard on; without one, a silent clock that says so
     */
    public record Report(String path, double seconds, String device) {}

    /**
     * Plays and returns when the file is over.
     *
     * @param soundfont the bank for MIDI; null for the best one found
     * @param longest ends after so many seconds; infinite for the whole file
     */
    public Report run(Path file, @Nullable Path soundfont, double longest, Job job)
            throws BadInputException, StoppedException {
        Reader<?> reader = Readers.forFile(file);
        PlayerSource source = reader instanceof MidiReader midi
                ? PlayerSource.notes(midi.read(file, ReadOptions.STANDARD, job), SoundFonts.choose(soundfont))
                : PlayerSource.file(file);
        Ending ending = new Ending();
        try (AudioPlayer player = new AudioPlayer(new AudioDevices())) {
            player.addListener(ending);
            player.load(source);
            player.play();
            double reached = 0;
            while (!ending.over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && reached < longest) {
                job.throwIfStopped();
                reached = Math.max(reached, player.positionSeconds());
                job.report(reached / Math.min(longest, player.seconds()), "Playing " + player.title());
            }
            if (!ending.failure.isEmpty()) {
                throw new BadInputException(ending.failure);
            }
            return new Report(file.toString(), reached, player.deviceName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    /** Waits for the player to come to the end. */
    private static final class Ending implements PlayerListener {
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean began;
        private volatile String failure = "";

        @Override
        public void stateChanged(AudioPlayer.State state) {
            if (state == AudioPlayer.State.PLAYING) {
                began = true;
            } else if (began) {
                over.countDown();
            }
        }

        @Override
        public void failed(String reason) {
            failure = reason;
            over.countDown();
        }
    }
}
