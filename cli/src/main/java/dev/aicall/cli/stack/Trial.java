package dev.aicall.cli.stack;

/**
 * How a backend of the class path does on this machine.
 *
 * @param name what it is chosen by
 * @param works whether calls can be made with it
 * @param text the media stack and its version; or what is missing and how to get it
 */
public record Trial(String name, boolean works, String text) {}
