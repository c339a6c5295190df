package org.melograph.io.audio;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.Loader;
import org.melograph.base.NativeLibraries;

/** FFmpeg's libraries, loaded together before anything of them is used. */
final class Natives {
    static {
        NativeLibraries.load(() -> {
            Loader.load(avutil.class);
            Loader.load(swresample.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        });
    }

    private Natives() {}

    /** Loads them if they are not loaded. */
    static void load() {
        // Loading the class does it.
    }
}
