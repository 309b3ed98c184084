package dev.aicall.api.media;

/**
 * One direction of video over the last reporting interval.
 *
 * @param uid RTC user id of the sender
 * @param width pixels in a row
 * @param height rows
 * @param frameRate frames a second
 * @param bitrateKbps payload kilobits a second
 * @param lossPercent lost packets, 0 to 100
 */
public record VideoStats(
    String uid, int width, int height, int frameRate, int bitrateKbps, int lossPercent) {}
