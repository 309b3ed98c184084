/** One call as the program makes it: where the sound comes from, when it is over, what is saved. */
@NullMarked
package dev.aicall.cli.call;

import org.jspecify.annotations.NullMarked;
