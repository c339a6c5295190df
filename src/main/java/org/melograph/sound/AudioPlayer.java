package org.melograph.sound;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Workers;

/**
 * Plays one source after the other without a gap: play, pause, stop, jump, a looped or single section, a band of
 * frequencies, speed, volume, the device. The position is the sound card's: what is heard now, not what was handed over.
 * Every method returns at once and may be called from any thread; the work is done on one daemon thread, in the order of
 * the calls.
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

    private static final long SOON_NANOS = 2_000_000_000;

    private final AudioOutput output;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final List<PlayerListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();

    private volatile State state = State.EMPTY;
    private volatile @Nullable Deck deck;
    private volatile double volume = 1;
    private @Nullable String device;
    private double speed = 1;
    private long lostNanos;
    private boolean wasLost;
    private boolean broken;
    private boolean closed;

    /** A player on an output, such as {@link AudioDevices}. */
    public AudioPlayer(AudioOutput output) {
        this.output = output;
        this.thread = Workers.named("player").newThread(this::run);
        thread.start();
    }

    private void ask(Command command) {
        asked.incrementAndGet();
        commands.add(command);
    }

    /** Whether everything asked so far is done: until then, position and state are those from before. */
    public boolean isSettled() {
        return answered.get() == asked.get();
    }

    /**
     * Takes a source instead of those before, which are closed; it does not begin by itself. The device stays open where
     * the source has the same rate and channels.
     */
    public void load(PlayerSource source) {
        ask(() -> {
            broken = false;
            Deck d = deck;
            if (d != null && d.fits(source) && !d.sink().isLost() && !isSubstitute(d.sink())) {
                d.put(source);
            } else {
                unload();
                d = new Deck(source, output.open(device, source.sampleRate(), source.channels()));
                deck = d;
            }
            d.speed(speed);
            tellDevice(d, "");
            enter(State.STOPPED);
        });
    }

    /**
     * Lets a source follow what is loaded, from its first sample on the very next after the last, at the rate and with the
     * channels of what is loaded. A section that ends, or a loop, is not followed. What was to follow before is closed.
     *
     * @param source null for none
     */
    public void follow(@Nullable PlayerSource source) {
        ask(() -> {
            Deck d = deck;
            if (d != null) {
                d.follow(source);
            } else if (source != null) {
                source.close();
            }
        });
    }

    /** Begins, or goes on after a pause. */
    public void play() {
        ask(() -> withDeck(this::begin));
    }

    private void begin(Deck d) throws BadInputException {
        if (isSubstitute(d.sink())) {
            replug(d, output.open(device, d.sampleRate(), d.channels()), "");
        }
        d.sink().start();
        enter(State.PLAYING);
    }

    /** Whether another device than the wanted one plays, although that one could be there again. */
    private boolean isSubstitute(AudioSink sink) {
        boolean silent = sink.deviceName().equals(AudioDevices.NONE);
        if (!silent && (device == null || device.equals(sink.deviceName()))) {
            return false;
        }
        return output.devices().stream().anyMatch(d -> silent || d.name().equals(device));
    }

    /**
     * Plays a section once, from its start.
     *
     * @param from in seconds
     * @param to in seconds, after {@code from}
     */
    public void playSection(double from, double to) {
        checkSection(from, to);
        ask(() -> withDeck(d -> {
            d.section(from, to, false);
            d.jump(from);
            begin(d);
        }));
    }

    /**
     * Repeats a section from now on; what plays outside it jumps to its start.
     *
     * @param from in seconds
     * @param to in seconds, after {@code from}; infinite for the source's end
     */
    public void loop(double from, double to) {
        checkSection(from, to);
        ask(() -> withDeck(d -> {
            double now = d.heard().seconds();
            d.section(from, to, true);
            if (now < from || now >= to) {
                d.jump(from);
            } else {
                // What was read beyond the section's end is fetched again.
                d.jump(now);
            }
        }));
    }

    /**
     * Goes to a time, and keeps to a section from there on.
     *
     * @param from in seconds
     * @param to in seconds, after {@code from}; infinite for the source's end
     * @param repeats whether the section begins anew when it is over
     * @param at in seconds, before {@code to}
     */
    public void section(double from, double to, boolean repeats, double at) {
        checkSection(from, to);
        ask(() -> withDeck(d -> {
            d.section(from, to, repeats);
            d.jump(at);
        }));
    }

    /** Holds the sound where it is. */
    public void pause() {
        ask(() -> withDeck(d -> {
            if (state == State.PLAYING) {
                d.sink().stop();
                enter(State.PAUSED);
            }
        }));
    }

    /** Falls silent and goes back to the start. */
    public void stop() {
        ask(() -> withDeck(d -> {
            d.sink().stop();
            d.jump(0);
            enter(State.STOPPED);
        }));
    }

    /** Goes to a time in seconds, playing on if it was playing. */
    public void seek(double seconds) {
        ask(() -> withDeck(d -> d.jump(Math.max(0, seconds))));
    }

    /** Leaves only a band of frequencies to be heard, or all but that, from now on until another source is loaded; null for all. */
    public void filter(@Nullable BandFilter filter) {
        ask(() -> withDeck(d -> d.filter(filter)));
    }

    /** Plays so many seconds of a source in one, at the same pitch, from now on; 0.25 to 4. */
    public void speed(double factor) {
        double wanted = Math.clamp(factor, 0.25, 4);
        ask(() -> {
            speed = wanted;
            withDeck(d -> d.speed(wanted));
        });
    }

    /** Plays through another device from now on, where the sound is; null for the system's own choice. */
    public void device(@Nullable String name) {
        ask(() -> {
            device = name;
            wasLost = false;
            withDeck(d -> replug(d, output.open(name, d.sampleRate(), d.channels()), ""));
        });
    }

    private void replug(Deck d, AudioSink sink, String why) throws BadInputException {
        d.plug(sink);
        tellDevice(d, why);
        if (state == State.PLAYING) {
            sink.start();
        }
    }

    /** The devices to choose from, as they are plugged in now. */
    public List<AudioDevice> devices() {
        return output.devices();
    }

    /** The second of what is heard now. */
    public double positionSeconds() {
        Deck d = deck;
        return d == null ? 0 : d.heard().seconds();
    }

    /** What is heard now; null where nothing is loaded. */
    public @Nullable PlayerSource heard() {
        Deck d = deck;
        return d == null ? null : d.heard().source();
    }

    /** The length of what is heard, in seconds; 0 where unknown. */
    public double seconds() {
        PlayerSource source = heard();
        return source == null ? 0 : source.seconds();
    }

    /** What is heard, for people; empty where nothing is loaded. */
    public String title() {
        PlayerSource source = heard();
        return source == null ? "" : source.title();
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
        ask(done::countDown);
        done.await();
    }

    /** Falls silent and gives the device and the source back. */
    @Override
    public void close() {
        ask(() -> {
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
                } finally {
                    if (command != null) {
                        answered.incrementAndGet();
                    }
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
        if (d == null) {
            return;
        }
        if (d.sink().isLost()) {
            replace(d);
        } else if (!d.turn(volume)) {
            d.sink().stop();
            if (broken) {
                empty();
            } else {
                d.section(0, Double.POSITIVE_INFINITY, false);
                d.jump(0);
                enter(State.STOPPED);
            }
        }
    }

    /** Plays on through another device in the place of the one that was lost. */
    private void replace(Deck d) throws BadInputException {
        String lost = d.sink().deviceName();
        long now = System.nanoTime();
        // A device that opens and breaks at once must not be tried for ever.
        boolean again = wasLost && now - lostNanos < SOON_NANOS;
        AudioSink sink = again ? new SilentSink(d.sampleRate()) : output.open(null, d.sampleRate(), d.channels());
        lostNanos = now;
        wasLost = true;
        String went = sink.deviceName().equals(AudioDevices.NONE)
                ? "No other was found: the song runs silently."
                : "Sound goes to '" + sink.deviceName() + "' now.";
        replug(d, sink, "The audio device '" + lost + "' is gone. " + went);
    }

    private void tellDevice(Deck d, String why) {
        String name = d.sink().deviceName();
        listeners.forEach(l -> l.deviceChanged(name, why));
    }

    /** A source failed: what follows it goes on. */
    private void fail(String reason) {
        broken = true;
        listeners.forEach(l -> l.failed(reason));
        Deck d = deck;
        try {
            if (d != null && state == State.PLAYING) {
                broken = !d.giveUp();
            } else {
                empty();
            }
        } catch (BadInputException e) {
            empty();
        }
    }

    private void empty() {
        unload();
        enter(State.EMPTY);
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
