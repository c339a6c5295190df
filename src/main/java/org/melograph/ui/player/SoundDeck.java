package org.melograph.ui.player;

import java.util.function.Consumer;
import org.melograph.sound.AudioDevices;
import org.melograph.sound.AudioPlayer;
import org.melograph.sound.PlayerListener;

/**
 * The deck that is heard. The player behind it does what it is asked on a thread of its own, a moment later; the deck
 * answers at once as if it were done.
 */
public final class SoundDeck implements Deck {
    /** So long a jump may take until the player's own clock tells the new place. */
    private static final long JUMP_NANOS = 250_000_000;

    private final AudioPlayer player = new AudioPlayer(AudioDevices.output(null));
    private volatile boolean playing;
    private volatile boolean began;
    private Consumer<String> onFailure = reason -> {};
    private double jumpedTo;
    private long jumpedNanos = Long.MIN_VALUE / 2;

    /** A deck on the machine's usual sound device. */
    public SoundDeck() {
        player.addListener(new PlayerListener() {
            @Override
            public void stateChanged(AudioPlayer.State state) {
                if (state == AudioPlayer.State.PLAYING) {
                    began = true;
                } else if (began) {
                    playing = false;
                }
            }

            @Override
            public void failed(String reason) {
                playing = false;
                onFailure.accept(reason);
            }
        });
    }

    @Override
    public void load(Sound sound) {
        playing = false;
        began = false;
        player.load(sound.source());
        jumped(0);
    }

    @Override
    public void play() {
        began = false;
        playing = true;
        player.play();
        jumped(position());
    }

    @Override
    public void pause() {
        began = false;
        playing = false;
        player.pause();
    }

    @Override
    public void seek(double seconds) {
        double to = Math.max(0, seconds);
        player.seek(to);
        jumped(to);
    }

    private void jumped(double to) {
        jumpedTo = to;
        jumpedNanos = System.nanoTime();
    }

    @Override
    public double position() {
        double now = player.positionSeconds();
        boolean jumping = System.nanoTime() - jumpedNanos < JUMP_NANOS;
        return jumping && (now < jumpedTo || now > jumpedTo + 1) ? jumpedTo : now;
    }

    @Override
    public boolean isPlaying() {
        return playing;
    }

    @Override
    public boolean isAudible() {
        return !device().equals(AudioDevices.NONE);
    }

    @Override
    public String device() {
        String name = player.deviceName();
        if (!name.isEmpty()) {
            return name;
        }
        return AudioDevices.list().stream()
                .findFirst()
                .map(AudioDevices.AudioDevice::name)
                .orElse(AudioDevices.NONE);
    }

    @Override
    public void onFailure(Consumer<String> listener) {
        onFailure = listener;
    }

    @Override
    public void close() {
        player.close();
    }
}
