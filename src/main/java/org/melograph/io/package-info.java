/** Readers and writers, one per file format, from files to musical values. */
@NullMarked
package org.melograph.io;

import org.jspecify.annotations.NullMarked;
