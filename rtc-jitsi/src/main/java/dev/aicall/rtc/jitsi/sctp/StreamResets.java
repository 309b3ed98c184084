package dev.aicall.rtc.jitsi.sctp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Begins streams anew, which is how channels close: RFC 6525. Own requests go out one at a time,
 * each when all of its streams' data are acknowledged, so that the other side can act at once.
 */
final class StreamResets {
  /** What resets do to channels. */
  interface Listener {
    /** The other side begins a stream anew; nothing more comes on the old one. */
    void onPeerReset(int stream);

    /** The other side begins all streams anew. */
    void onPeerResetAll();

    /** The other side knows that we begin a stream anew, or does not want to know. */
    void onOwnReset(int stream);
  }

  /** Streams in one request: fits into the smallest packet there may be. */
  private static final int MAX_STREAMS = 200;

  /** Streams that may wait at a time for being refused. Our choice. */
  private static final int MAX_REFUSED = 256;

  private final Context context;
  private final DataSender sender;
  private final DataReceiver receiver;
  private final Listener listener;
  private final IntFunction<@Nullable OutStream> streams;
  private final LoopTimer timer;
  private final Set<Integer> waiting = new LinkedHashSet<>();
  private ResetParameter.@Nullable Outgoing request;
  private int[] asked = {};
  private int nextRequest;
  private int nextPeerRequest;
  private int answersRequest;
  private ResetParameter.@Nullable Response lastResponse;

  StreamResets(
      Context context,
      DataSender sender,
      DataReceiver receiver,
      IntFunction<@Nullable OutStream> streams,
      Listener listener) {
    this.context = context;
    this.sender = sender;
    this.receiver = receiver;
    this.streams = streams;
    this.listener = listener;
    this.timer = context.timer(this::timedOut);
  }

  /** Begins with the association: numbers of requests are those of data, section 4.1. */
  void start() {
    waiting.clear();
    request = null;
    asked = new int[0];
    nextRequest = context.localTsn();
    nextPeerRequest = context.peer().tsn();
    answersRequest = nextPeerRequest - 1;
    lastResponse = null;
    timer.stop();
  }

  /** Begins a stream anew when what was sent on it has arrived. */
  void reset(int stream) {
    if (!isAsked(stream)) {
      waiting.add(stream);
    }
  }

  /**
   * Closes a stream that the other side opened in vain; one that asks for more than can be answered
   * gets no answer.
   */
  void refuse(int stream) {
    if (waiting.size() < MAX_REFUSED) {
      reset(stream);
    }
  }

  /** Whether the other side was asked and did not answer yet. */
  boolean isAsked(int stream) {
    return Arrays.stream(asked).anyMatch(each -> each == stream);
  }

  /**
   * The other side used the stream in a way that says the answer: it came to nothing on its way.
   */
  void presumeAnswered(int stream) {
    asked = Arrays.stream(asked).filter(each -> each != stream).toArray();
    listener.onOwnReset(stream);
  }

  /** Asks for what has become ready. */
  void progress() {
    if (request != null || waiting.isEmpty() || !context.state().maySend()) {
      return;
    }
    List<Integer> ready = new ArrayList<>();
    Iterator<Integer> each = waiting.iterator();
    while (each.hasNext() && ready.size() < MAX_STREAMS) {
      int stream = each.next();
      OutStream out = streams.apply(stream);
      if (out == null || (!out.hasWaiting() && sender.isAcked(out.lastTsn()))) {
        ready.add(stream);
        each.remove();
      }
    }
    if (ready.isEmpty()) {
      return;
    }
    if (!context.peer().resetsStreams()) {
      ready.forEach(listener::onOwnReset);
      return;
    }
    asked = ready.stream().mapToInt(Integer::intValue).toArray();
    request =
        new ResetParameter.Outgoing(
            nextRequest++, answersRequest, Tsn.wire(sender.lastTsn()), asked.clone());
    send(request);
  }

  private void send(ResetParameter.Outgoing what) {
    context.outbox().add(new ReconfigChunk(List.of(what.tlv())));
    timer.start(context.rto().current());
  }

  void onReconfig(ReconfigChunk chunk) {
    for (Tlv each : chunk.parameters()) {
      ResetParameter parameter = ResetParameter.read(each);
      if (parameter instanceof ResetParameter.Response response) {
        onResponse(response);
      } else if (parameter != null) {
        onRequest(parameter);
      } else {
        context.counters().chunksIgnored++;
      }
    }
  }

  private void onRequest(ResetParameter asks) {
    ResetParameter.Response last = lastResponse;
    if (asks.request() == nextPeerRequest - 1 && last != null) {
      // Our answer was lost.
      respond(last);
    } else if (asks.request() != nextPeerRequest) {
      respond(new ResetParameter.Response(asks.request(), ResetParameter.BAD_NUMBER));
    } else if (asks instanceof ResetParameter.Outgoing outgoing) {
      onOutgoing(outgoing);
    } else if (asks instanceof ResetParameter.Incoming incoming) {
      onIncoming(incoming);
    } else {
      settle(new ResetParameter.Response(asks.request(), ResetParameter.DENIED));
    }
  }

  private void onOutgoing(ResetParameter.Outgoing outgoing) {
    if (Tsn.unwrap(outgoing.lastTsn(), receiver.cumulative()) > receiver.cumulative()) {
      // Data of the old stream are still to come: the other side asks again, section 5.2.2 E2.
      respond(new ResetParameter.Response(outgoing.request(), ResetParameter.IN_PROGRESS));
      return;
    }
    settle(new ResetParameter.Response(outgoing.request(), ResetParameter.PERFORMED));
    if (outgoing.streams().length == 0) {
      receiver.resetAllStreams();
      listener.onPeerResetAll();
    }
    for (int stream : outgoing.streams()) {
      receiver.resetStream(stream);
      listener.onPeerReset(stream);
    }
  }

  /** The other side wants us to close: our own request is the answer, section 5.2.3. */
  private void onIncoming(ResetParameter.Incoming incoming) {
    nextPeerRequest++;
    answersRequest = incoming.request();
    lastResponse = null;
    if (incoming.streams().length == 0) {
      listener.onPeerResetAll();
    }
    for (int stream : incoming.streams()) {
      listener.onPeerReset(stream);
    }
  }

  private void settle(ResetParameter.Response response) {
    nextPeerRequest++;
    answersRequest = response.request();
    lastResponse = response;
    respond(response);
  }

  private void respond(ResetParameter.Response response) {
    context.outbox().add(new ReconfigChunk(List.of(response.tlv())));
  }

  private void onResponse(ResetParameter.Response response) {
    if (request == null || response.request() != request.request()) {
      context.counters().chunksIgnored++;
      return;
    }
    context.heard();
    if (response.result() == ResetParameter.IN_PROGRESS) {
      timer.start(context.rto().current());
      return;
    }
    // Denied or not: nothing can be done about it but to be done with it.
    request = null;
    timer.stop();
    int[] done = asked;
    asked = new int[0];
    for (int stream : done) {
      listener.onOwnReset(stream);
    }
  }

  private void timedOut() {
    if (request != null && !context.unanswered("a stream reset")) {
      context.rto().backOff();
      send(request);
    }
  }
}
