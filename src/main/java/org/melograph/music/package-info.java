/** Musical values: clips of sound, note sequences, table rows and the songs they belong to. */
@NullMarked
package org.melograph.music;

import org.jspecify.annotations.NullMarked;
