package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What comes from the far side, in its right order: signals to the parts they are for, messages to
 * the listener. On the session's queue only.
 */
final class Arrivals implements Connection.Receiver {
  /** What concerns the life of the session. */
  interface Owner {
    void pong();

    void bye(int code);

    void tokenConfirmed();

    /**
     * A fresh token was not taken.
     *
     * @param code the signalling's word for it
     */
    void tokenRefused(String code);

    void broken(RtcError error);
  }

  private final SessionEvents events;
  private final CallMedia media;
  private final Owner owner;
  private final ArrivalOrder order;

  Arrivals(SessionEvents events, CallMedia media, Owner owner) {
    this.events = events;
    this.media = media;
    this.owner = owner;
    this.order =
        new ArrivalOrder(
            result ->
                events.tell(l -> l.onAgentResult(result.code(), result.action(), result.result())));
  }

  ArrivalOrder order() {
    return order;
  }

  @Override
  public void signal(Connection from, Signal signal) {
    if (signal instanceof Signal.Pong) {
      owner.pong();
    } else if (signal instanceof Signal.Bye bye) {
      owner.bye(bye.code());
    } else if (signal instanceof Signal.AgentResult result) {
      order.result(result);
    } else {
      order.pass(() -> handle(signal));
    }
  }

  private void handle(Signal signal) {
    if (signal instanceof Signal.Online online) {
      media.participants().online(online.uid());
    } else if (signal instanceof Signal.Offline offline) {
      media.participants().offline(offline.uid());
    } else if (signal instanceof Signal.Track track) {
      media.participants().track(track);
    } else if (signal instanceof Signal.Subscribed subscribed) {
      media.participants().subscribed(subscribed.uid());
    } else if (signal instanceof Signal.AuthInfoWillExpire) {
      events.tell(RtcSessionListener::onTokenWillExpire);
    } else if (signal instanceof Signal.AuthInfoExpired) {
      events.tell(RtcSessionListener::onTokenExpired);
    } else if (signal instanceof Signal.Refreshed refreshed) {
      refreshed(refreshed);
    } else if (signal instanceof Signal.MediaExtension extension) {
      ByteBuffer payload = ByteBuffer.wrap(extension.payload().getBytes(StandardCharsets.UTF_8));
      events.tell(l -> l.onMediaExtension(extension.uid(), extension.type(), payload));
    }
  }

  private void refreshed(Signal.Refreshed refreshed) {
    if (refreshed.ok()) {
      owner.tokenConfirmed();
    } else {
      owner.tokenRefused(refreshed.code());
    }
  }

  @Override
  public void message(Connection from, byte[] data) {
    order.pass(
        () -> {
          String sender = SenderOfMessage.in(data, media.participants().agentUid());
          events.tell(l -> l.onData(sender, ByteBuffer.wrap(data)));
        });
  }

  @Override
  public void firstPacket(Connection from, MediaSection section) {
    media.firstPacket(section);
  }

  @Override
  public void deviceFailed(RtcError error) {
    order.pass(() -> events.tell(l -> l.onDeviceException(error)));
  }

  @Override
  public void broken(RtcError error) {
    owner.broken(error);
  }
}
