/** The command line: every verb of the program for scripts and terminals. */
@NullMarked
package org.melograph.cli;

import org.jspecify.annotations.NullMarked;
