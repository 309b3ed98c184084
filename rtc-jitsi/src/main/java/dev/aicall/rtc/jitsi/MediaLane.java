package dev.aicall.rtc.jitsi;

import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.sdp.SdpCodec;
import dev.aicall.rtc.peer.media.PeerStats;
import org.jspecify.annotations.Nullable;

/**
 * The media of one section, one way or both. On the control thread, but for {@link #onPacket}, and
 * {@link #close}, which may come at any moment.
 */
interface MediaLane {
  /** Its reports and counters. */
  RtpSession session();

  /**
   * Takes what was agreed, at first and after each restart.
   *
   * @param sending how to code what is sent; null if nothing is to be sent
   * @param receives whether something may come
   */
  void agree(@Nullable SdpCodec sending, boolean receives);

  /** Begins to send and to play; packets can go out. Idempotent. */
  void start();

  /** Takes a packet, on the thread that brought it. */
  void onPacket(RtpPacket packet);

  /** Counts what was sent; null if nothing is sent. */
  PeerStats.@Nullable Flow sent();

  /** Counts what was received; null if nothing is received. */
  PeerStats.@Nullable Flow received();

  /** Ends sources, sinks and coders. Idempotent. */
  void close();
}
