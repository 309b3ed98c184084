package dev.aicall.cli.call;

/**
 * A text to be sent by itself.
 *
 * @param text what to say
 * @param interrupting true: say it while the agent talks; false: wait until it has finished
 */
public record ScriptLine(String text, boolean interrupting) {}
