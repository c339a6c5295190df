/** Songs opened to be looked at: decoded once, drawn while they are read, and in parts where they are long. */
@NullMarked
package org.melograph.app.listen;

import org.jspecify.annotations.NullMarked;
