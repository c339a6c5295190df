/** One class per thing a user can do. */
@NullMarked
package org.melograph.app;

import org.jspecify.annotations.NullMarked;
