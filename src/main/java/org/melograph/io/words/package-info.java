/** Words: lyrics in text files, their stems, and tables of word vectors. */
@NullMarked
package org.melograph.io.words;

import org.jspecify.annotations.NullMarked;
