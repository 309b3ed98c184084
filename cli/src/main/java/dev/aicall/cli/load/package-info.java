/**
 * Many calls at once against one server, and what they are measured by. A {@link
 * dev.aicall.cli.load.Schedule} says when each call is due, a caller makes its calls one after the
 * other, each with turns of speech, and a ledger keeps what is measured; the program's command puts
 * it together.
 */
@NullMarked
package dev.aicall.cli.load;

import org.jspecify.annotations.NullMarked;
