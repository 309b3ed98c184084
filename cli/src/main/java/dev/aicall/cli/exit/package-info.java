/** How the program ends: its exit codes and the errors that carry them. */
@NullMarked
package dev.aicall.cli.exit;

import org.jspecify.annotations.NullMarked;
