/** A model's verdicts on many songs at once: a table that fills while they are judged, and what is made of it. */
@NullMarked
package org.melograph.ui.batch;

import org.jspecify.annotations.NullMarked;
