/** Standard MIDI files. */
@NullMarked
package org.melograph.io.midi;

import org.jspecify.annotations.NullMarked;
