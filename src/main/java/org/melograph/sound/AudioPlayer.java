package org.melograph.sound;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Workers;

/**
 * Plays one source at a time: play, pause, stop, jump, a looped or single section, volume. The position is the sound
 * card's: what is heard now, not what was handed over. Every method returns at once and may be called from any thread;
 * the work is done on one daemon thread, in the order of the calls.
 */
public final class AudioPlayer implements AutoCloseable {
    /** What a player is doing. */
    public enum State {
        /** Nothing was loaded. */
        EMPTY,
        /** At the start, or where a jump went, and silent. */
        STOPPED,
        PLAYING,
        PAUSED
    }

    /** How long to wait when the device has no room: a small part of its buffer. */
    private static final long NAP_MILLISECONDS = 5;

    private static final long CLOSING_MILLISECONDS = 2000;

    /** One thing to do on the player's thread. */
    private interface Command {
        void run() throws BadInputException;
    }

    private final AudioOutput output;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final List<PlayerListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private volatile State state = State.EMPTY;
    private volatile @Nullable Deck deck;
    private volatile double volume = 1;
    private boolean closed;

    /** A player on an output, such as {@code AudioDevices.output(null)}. */
    public AudioPlayer(AudioOutput output) {
        this.output = output;
        this.thread = Workers.named("player").newThread(this::run);
        thread.start();
    }

    /** Takes a source instead of the one before, which is closed; it does not begin by itself. */
    public void load(PlayerSource source) {
        commands.add(() -> {
            unload();
            Deck fresh = new Deck(source, output.open(source.sampleRate(), source.channels()));
            deck = fresh;
            enter(State.STOPPED);
        });
    }

    /** Begins, or goes on after a pause. */
    public void play() {
        commands.add(() -> withDeck(d -> {
            d.sink().start();
            enter(State.PLAYING);
        }));
    }

    /**
     * Plays a section once, from its start.
     *
     * @param from in seconds
     * @param to in seconds, after {@code from}
     */
    public void playSection(double from, double to) {
        checkSection(from, to);
        commands.add(() -> withDeck(d -> {
            d.section(from, to, false);
            d.jump(from);
            d.sink().start();
            enter(State.PLAYING);
        }));
    }

    /**
     * Repeats a section from now on; what plays outside it jumps to its start.
     *
     * @param from in seconds
     * @param to in seconds, after {@code from}
     */
    public void loop(double from, double to) {
        checkSection(from, to);
        commands.add(() -> withDeck(d -> {
            double now = d.positionSeconds();
            d.section(from, to, true);
            if (now < from || now >= to) {
                d.jump(from);
            } else {
                // What was read beyond the section's end is fetched again.
                d.jump(now);
            }
        }));
    }

    /** Plays on to the end instead of a section. */
    public void playOn() {
        commands.add(() -> withDeck(d -> {
            d.section(0, Double.POSITIVE_INFINITY, false);
            d.jump(d.positionSeconds());
        }));
    }

    /** Holds the sound where it is. */
    public void pause() {
        commands.add(() -> withDeck(d -> {
            if (state == State.PLAYING) {
                d.sink().stop();
                enter(State.PAUSED);
            }
        }));
    }

    /** Falls silent and goes back to the start. */
    public void stop() {
        commands.add(() -> withDeck(d -> {
            d.sink().stop();
            d.jump(0);
            enter(State.STOPPED);
        }));
    }

    /** Goes to a time in seconds, playing on if it was playing. */
    public void seek(double seconds) {
        commands.add(() -> withDeck(d -> d.jump(Math.max(0, seconds))));
    }

    /** The second of the source that is heard now. */
    public double positionSeconds() {
        Deck d = deck;
        return d == null ? 0 : d.positionSeconds();
    }

    /** The length of what is loaded, in seconds; 0 where unknown. */
    public double seconds() {
        Deck d = deck;
        return d == null ? 0 : d.source().seconds();
    }

    /** What is loaded, for people; empty where nothing is. */
    public String title() {
        Deck d = deck;
        return d == null ? "" : d.source().title();
    }

    /** What it is doing. */
    public State state() {
        return state;
    }

    /** How loud, 0 to 1. */
    public double volume() {
        return volume;
    }

    /** Makes it so loud; outside values are clipped. 0 is silent, 1 as recorded. */
    public void volume(double loudness) {
        volume = Math.clamp(loudness, 0, 1);
    }

    /** The device that plays what is loaded, or {@code no audio device}; empty where nothing is loaded. */
    public String deviceName() {
        Deck d = deck;
        return d == null ? "" : d.sink().deviceName();
    }

    /** Tells a listener of every change from now on, on the player's own thread. */
    public void addListener(PlayerListener listener) {
        listeners.add(listener);
    }

    /** Tells a listener no more. */
    public void removeListener(PlayerListener listener) {
        listeners.remove(listener);
    }

    /** Waits until everything asked so far is done. */
    void awaitCommands() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        commands.add(done::countDown);
        done.await();
    }

    /** Falls silent and gives the device and the source back. */
    @Override
    public void close() {
        commands.add(() -> {
            unload();
            closed = true;
        });
        try {
            if (Thread.currentThread() != thread) {
                // A device that hangs must not hang the program; the thread is a daemon.
                thread.join(CLOSING_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void checkSection(double from, double to) {
        if (!(from >= 0 && to > from)) {
            throw new IllegalArgumentException("A section from " + from + " s to " + to + " s.");
        }
    }

    private void run() {
        try {
            while (!closed) {
                Command command = next();
                try {
                    if (command != null) {
                        command.run();
                    } else {
                        turn();
                    }
                } catch (BadInputException e) {
                    fail(e.reason());
                }
            }
        } catch (InterruptedException e) {
            unload();
        }
    }

    /** The next thing asked for; null when there is none and the sound goes on. */
    private @Nullable Command next() throws InterruptedException {
        if (state != State.PLAYING) {
            return commands.take();
        }
        Deck d = deck;
        boolean waits = d != null && d.isFull();
        return waits ? commands.poll(NAP_MILLISECONDS, TimeUnit.MILLISECONDS) : commands.poll();
    }

    private void turn() throws BadInputException {
        Deck d = deck;
        if (d != null && !d.turn(volume)) {
            d.sink().stop();
            d.section(0, Double.POSITIVE_INFINITY, false);
            d.jump(0);
            enter(State.STOPPED);
        }
    }

    private void fail(String reason) {
        unload();
        enter(State.EMPTY);
        listeners.forEach(l -> l.failed(reason));
    }

    private interface DeckWork {
        void on(Deck deck) throws BadInputException;
    }

    private void withDeck(DeckWork work) throws BadInputException {
        Deck d = deck;
        if (d != null) {
            work.on(d);
        }
    }

    private void enter(State next) {
        if (state != next || next == State.STOPPED) {
            state = next;
            listeners.forEach(l -> l.stateChanged(next));
        }
    }

    private void unload() {
        Deck d = deck;
        deck = null;
        if (d != null) {
            d.close();
        }
    }
}
