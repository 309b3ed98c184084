package dev.aicall.domain.port;

/**
 * What an RTC stack can do on this machine. The contract tests skip, visibly, what is false; a
 * command for a missing capability does nothing.
 *
 * @param devices whether sound devices can be used
 * @param camera whether cameras can be used
 * @param screen whether a screen can be sent
 * @param video whether pictures can be sent and received at all
 * @param echoCancellation whether the own loudspeaker is removed from the microphone
 * @param speakerSwitch whether there is a loudspeaker and an earpiece to choose from
 */
public record RtcCapabilities(
    boolean devices,
    boolean camera,
    boolean screen,
    boolean video,
    boolean echoCancellation,
    boolean speakerSwitch) {}
