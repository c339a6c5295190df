package org.melograph.gate.canary.music;

import javax.sound.midi.Receiver;

/** Plays outside sound. */
public interface ListensOnTheKeyboard {
    Receiver receiver();
}
