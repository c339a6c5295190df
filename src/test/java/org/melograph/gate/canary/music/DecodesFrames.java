package org.melograph.gate.canary.music;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes outside io.audio. */
public interface DecodesFrames {
    AVFrame frame();
}
