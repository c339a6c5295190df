package org.melograph.sound;

/** A source made of another one, of the same length, rate and channels unless it says otherwise. */
abstract class AlteredSource implements PlayerSource {
    private final PlayerSource source;

    AlteredSource(PlayerSource source) {
        this.source = source;
    }

    /** What it is made of. */
    final PlayerSource source() {
        return source;
    }

    @Override
    public final String title() {
        return source.title();
    }

    @Override
    public final double seconds() {
        return source.seconds();
    }

    @Override
    public int sampleRate() {
        return source.sampleRate();
    }

    @Override
    public int channels() {
        return source.channels();
    }

    @Override
    public final void close() {
        source.close();
    }
}
