package dev.aicall.api.media;

/**
 * One direction of audio over the last reporting interval.
 *
 * @param uid RTC user id of the sender
 * @param bitrateKbps payload kilobits a second
 * @param lossPercent lost packets, 0 to 100
 * @param jitterMs interarrival jitter in ms (RFC 3550), −1 when not known
 * @param rttMs round trip in ms, −1 when not known
 */
public record AudioStats(String uid, int bitrateKbps, int lossPercent, int jitterMs, int rttMs) {}
