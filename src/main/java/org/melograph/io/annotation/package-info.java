/** What people and programs say of a song, in files that other tools read. */
@NullMarked
package org.melograph.io.annotation;

import org.jspecify.annotations.NullMarked;
