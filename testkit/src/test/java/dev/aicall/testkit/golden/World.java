package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.CallCompletion;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.call.CallEngine;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.share.ShareCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One of our engines on virtual time, with a recording transport and delegate around it. */
final class World {
  final VirtualTime time = new VirtualTime();
  final RecordingTransport transport = new RecordingTransport(time);
  final RecordingDelegate delegate = new RecordingDelegate();
  final ARTCAICallEngineInterface engine =
      new CallEngine(
          transport,
          new ShareCalls((link, userId) -> noHttp(), time),
          time,
          EngineOptions.defaults(),
          time,
          time);

  /** How the call of the running step ended its join; null while that is not known. */
  private String joined;

  private boolean stepIsCall;
  private boolean stepIsEvent;

  World() {
    engine.setDelegate(delegate);
  }

  private static <T> CompletableFuture<T> noHttp() {
    return CompletableFuture.failedFuture(
        new ShareAgentException(CallError.of("no HTTP in this world"), ""));
  }

  /** Told when a join has ended: the answer of the call itself, or told by a later event. */
  CallCompletion completion() {
    return error -> {
      String end = error == null ? "done" : "refused " + error.getCode();
      if (stepIsCall) {
        joined = end;
      } else if (error != null && stepIsEvent) {
        delegate.tell("completed", error.getCode());
      }
    };
  }

  /** Lets everything happen that is due. */
  void settle() {
    time.runReady();
  }

  /** Tells the newest session's listener something; without a session there is nobody to tell. */
  void event(Consumer<RtcSessionListener> event) {
    RtcSessionListener listener = transport.listener();
    if (listener != null) {
      event.accept(listener);
      settle();
    }
  }

  /** Forgets what was written down so far: it belongs to the setup. */
  void beginStep(boolean isCall, boolean isEvent) {
    transport.takeCommands();
    transport.takeMessages();
    transport.takeStarts();
    delegate.take();
    joined = null;
    stepIsCall = isCall;
    stepIsEvent = isEvent;
  }

  /** What was written down since the step began. */
  Played endStep() {
    settle();
    ObjectNode facts = Json.object();
    if (stepIsCall) {
      facts.put(Facts.RETURNED, joined == null ? "pending" : joined);
    }
    stepIsCall = false;
    ArrayNode wire = facts.putArray(Facts.WIRE);
    List<String> texts = transport.takeMessages();
    texts.forEach(text -> wire.add(parsed(text)));
    ArrayNode commands = facts.putArray(Facts.COMMANDS);
    transport.takeCommands().forEach(commands::add);
    facts.set(Facts.CALLBACKS, delegate.take());
    return new Played(facts, texts);
  }

  private static JsonNode parsed(String text) {
    return Json.parse(text).orElseGet(() -> Json.node("no JSON: " + text));
  }
}
