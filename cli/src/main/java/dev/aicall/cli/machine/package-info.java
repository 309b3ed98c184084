/** What the program asks of the machine and of a server before it relies on them. */
@NullMarked
package dev.aicall.cli.machine;

import org.jspecify.annotations.NullMarked;
