/** Programs that measure how fast the rooms work; started from {@code bench/}, no part of the test run. */
@NullMarked
package org.melograph.bench;

import org.jspecify.annotations.NullMarked;
