/** Songs among songs: t-SNE and how far to trust it, and which hold the same recording. */
@NullMarked
package org.melograph.embed;

import org.jspecify.annotations.NullMarked;
