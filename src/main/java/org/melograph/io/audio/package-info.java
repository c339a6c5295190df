/** Audio files of every common format, decoded by FFmpeg. */
@NullMarked
package org.melograph.io.audio;

import org.jspecify.annotations.NullMarked;
