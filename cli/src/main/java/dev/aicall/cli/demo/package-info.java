/** What the demo plays: who is called, what is said to it, and whether it went as it should. */
@NullMarked
package dev.aicall.cli.demo;

import org.jspecify.annotations.NullMarked;
