/** The room where a paper's whole experiment is run again, its numbers beside ours. */
@NullMarked
package org.melograph.ui.reproduce;

import org.jspecify.annotations.NullMarked;
