/**
 * The program {@code aicall}: its commands and what they have in common. It is a host application
 * like any user's, so nothing imports it.
 */
@NullMarked
package dev.aicall.cli;

import org.jspecify.annotations.NullMarked;
