/** Hearing things: audio and MIDI playback, rendering to samples, sound fonts. */
@NullMarked
package org.melograph.sound;

import org.jspecify.annotations.NullMarked;
