/** Hearing music: files, samples and notes on a sound card, on a MIDI device, or into memory and files. */
@NullMarked
package org.melograph.sound;

import org.jspecify.annotations.NullMarked;
