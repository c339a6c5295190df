/** The papers whose experiments the program runs again: what they built and what they printed, one file each. */
@NullMarked
package org.melograph.app.paper;

import org.jspecify.annotations.NullMarked;
