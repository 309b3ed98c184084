package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A native connection that cannot be misused: only from the control thread, closed once, nothing
 * after that. Futures complete on a thread of the library, where nothing may be called: go on with
 * the control thread.
 */
final class GuardedConnection {
  private final RTCPeerConnection connection;
  private long handle;
  private boolean closed;

  /**
   * Makes the connection; nothing happens on the network yet.
   *
   * @throws IllegalStateException if the library refuses the settings
   */
  GuardedConnection(WebRtcRuntime runtime, IceSettings ice, NativeGuard.ConnectionEvents events) {
    try {
      connection =
          runtime
              .factory()
              .createPeerConnection(configuration(ice), NativeGuard.connection(events));
    } catch (RuntimeException | Error e) {
      throw new IllegalStateException("the media stack refuses the ICE settings", e);
    }
  }

  private static RTCConfiguration configuration(IceSettings ice) {
    RTCConfiguration configuration = new RTCConfiguration();
    for (IceServer server : ice.servers()) {
      RTCIceServer entry = new RTCIceServer();
      entry.urls = List.copyOf(server.urls());
      entry.username = server.username();
      entry.password = server.password();
      configuration.iceServers.add(entry);
    }
    configuration.iceTransportPolicy =
        ice.policy() == IceSettings.Policy.RELAY
            ? RTCIceTransportPolicy.RELAY
            : RTCIceTransportPolicy.ALL;
    // Host candidates for TCP would open a port for each section and address, and nobody dials
    // them.
    PortAllocatorConfig ports = new PortAllocatorConfig().setDisableTcp(true);
    ports.minPort = ice.minPort();
    ports.maxPort = ice.maxPort();
    configuration.portAllocatorConfig = ports;
    return configuration;
  }

  CompletableFuture<String> createOffer() {
    CompletableFuture<String> result = new CompletableFuture<>();
    open().createOffer(new RTCOfferOptions(), NativeGuard.created(result));
    return result;
  }

  CompletableFuture<String> createAnswer() {
    CompletableFuture<String> result = new CompletableFuture<>();
    open().createAnswer(new RTCAnswerOptions(), NativeGuard.created(result));
    return result;
  }

  CompletableFuture<Void> setLocal(RTCSdpType type, String sdp) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    open().setLocalDescription(new RTCSessionDescription(type, sdp), NativeGuard.set(result));
    return result;
  }

  /**
   * Takes the other's description.
   *
   * @return fails with an {@link IllegalArgumentException} if it is no good
   * @throws IllegalStateException if it is not the time for it
   */
  CompletableFuture<Void> setRemote(RTCSdpType type, String sdp) {
    RTCSignalingState wanted =
        type == RTCSdpType.OFFER ? RTCSignalingState.STABLE : RTCSignalingState.HAVE_LOCAL_OFFER;
    RTCSignalingState state = open().getSignalingState();
    if (state != wanted) {
      throw new IllegalStateException("signalling: " + wanted + " is needed, got " + state);
    }
    CompletableFuture<Void> result = new CompletableFuture<>();
    try {
      connection.setRemoteDescription(
          new RTCSessionDescription(type, sdp), NativeGuard.set(result));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
    // The text is a secret, and the library may quote from it: only its class is told.
    return result.exceptionallyCompose(
        e ->
            CompletableFuture.failedFuture(
                new IllegalArgumentException("sdp: not a description that can be used here")));
  }

  /** Returns the newest local description with the candidates found so far; a secret. */
  String localDescription() {
    return open().getLocalDescription().sdp;
  }

  void restartIce() {
    open().restartIce();
  }

  RTCRtpTransceiver addTransceiver(MediaStreamTrack track, RTCRtpTransceiverDirection direction) {
    RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
    init.direction = direction;
    return open().addTransceiver(track, init);
  }

  RTCRtpTransceiver[] transceivers() {
    return open().getTransceivers();
  }

  RTCDataChannel createChannel(String label) {
    return open().createDataChannel(label, new RTCDataChannelInit());
  }

  CompletableFuture<RTCStatsReport> stats() {
    CompletableFuture<RTCStatsReport> result = new CompletableFuture<>();
    open().getStats(NativeGuard.stats(result));
    return result;
  }

  /** Closes it. Idempotent. */
  void close() {
    if (!closed) {
      closed = true;
      handle = NativeRelease.handleOf(connection);
      connection.close();
    }
  }

  /** Gives its memory back, after {@link #close} and after all that belongs to it. Idempotent. */
  void release() {
    NativeRelease.release(handle);
    handle = 0;
  }

  private RTCPeerConnection open() {
    if (closed) {
      throw new IllegalStateException("the peer is closed");
    }
    return connection;
  }
}
