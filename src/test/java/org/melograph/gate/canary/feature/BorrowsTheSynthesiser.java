package org.melograph.gate.canary.feature;

import com.sun.media.sound.AudioSynthesizer;

/** Reaches into the synthesiser of the JDK. */
public interface BorrowsTheSynthesiser {
    AudioSynthesizer synthesiser();
}
