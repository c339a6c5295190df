/** What is kept: the library file and model bundles. */
@NullMarked
package org.melograph.project;

import org.jspecify.annotations.NullMarked;
