package dev.aicall.cli.view;

/**
 * What is known before a call.
 *
 * @param server where it goes to, without secrets; empty for none
 * @param backend the media stack and its version
 * @param agent the agent's name or id
 * @param user who calls
 */
public record CallStart(String server, String backend, String agent, String user) {}
