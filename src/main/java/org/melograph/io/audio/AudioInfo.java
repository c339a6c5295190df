package org.melograph.io.audio;

/**
 * What an audio file says of itself.
 *
 * @param format the container, such as {@code mp3} or {@code ogg}
 * @param codec the coding of the sound, such as {@code vorbis} or {@code pcm_s16le}
 * @param seconds the length; 0 where the file does not tell
 * @param sampleRate in Hz
 * @param channels 1 for mono, 2 for stereo
 * @param bitRate in bits a second; 0 where unknown
 * @param title the tag, or empty
 * @param artist the tag, or empty
 * @param album the tag, or empty
 */
public record AudioInfo(
        String format,
        String codec,
        double seconds,
        int sampleRate,
        int channels,
        long bitRate,
        String title,
        String artist,
        String album) {}
