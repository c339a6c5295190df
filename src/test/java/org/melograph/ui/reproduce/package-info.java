@NullMarked
package org.melograph.ui.reproduce;

import org.jspecify.annotations.NullMarked;
