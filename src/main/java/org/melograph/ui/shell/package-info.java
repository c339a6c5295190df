/** The window around the rooms: rail, title bar, menus, player bar and the jobs in progress. */
@NullMarked
package org.melograph.ui.shell;

import org.jspecify.annotations.NullMarked;
