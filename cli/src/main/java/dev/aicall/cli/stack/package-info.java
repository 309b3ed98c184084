/** Chooses the RTC backend and makes engines on it. The one package here that knows Guice. */
@NullMarked
package dev.aicall.cli.stack;

import org.jspecify.annotations.NullMarked;
