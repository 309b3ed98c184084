/** The agent that hears and speaks, as the program offers it: its file, its engines, its checks. */
@NullMarked
package dev.aicall.cli.speech;

import org.jspecify.annotations.NullMarked;
