/** What a person or a script sees of a call. Hears the delegate, writes lines. */
@NullMarked
package dev.aicall.cli.view;

import org.jspecify.annotations.NullMarked;
