/** The Million Song Dataset: its HDF5 files, and the files of labels, lyrics and play counts that go with it. */
@NullMarked
package org.melograph.io.msd;

import org.jspecify.annotations.NullMarked;
