package dev.aicall.testkit.coverage;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.rtc.fake.Fault;
import dev.aicall.testkit.coverage.MethodTable.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What really happened in one test method, all its repetitions together. */
final class Evidence {
  private final List<Called> calls = new ArrayList<>();
  private final Set<Class<?>> effects = new HashSet<>();
  private final Set<String> callbacks = new HashSet<>();
  private final Set<ARTCAICallErrorCode> codes = EnumSet.noneOf(ARTCAICallErrorCode.class);
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Set<ShareRow> shareRows = EnumSet.noneOf(ShareRow.class);
  private final Set<TranscriptFormat> formats = EnumSet.noneOf(TranscriptFormat.class);

  private record Called(String method, Object result) {
    boolean wasRefused() {
      return result instanceof CompletableFuture<?> future
          ? future.isCompletedExceptionally()
          : Boolean.FALSE.equals(result);
    }
  }

  void called(String method, Object result) {
    calls.add(new Called(method, result));
  }

  /** A command that the session got, or a message that the agent got. */
  void effect(Object commandOrMessage) {
    effects.add(commandOrMessage.getClass());
  }

  void toldBy(String callback) {
    callbacks.add(callback);
  }

  void code(ARTCAICallErrorCode code) {
    codes.add(code);
  }

  void struck(Fault fault) {
    faults.add(fault);
  }

  void played(ShareRow row) {
    shareRows.add(row);
  }

  void exported(TranscriptFormat format) {
    formats.add(format);
  }

  boolean hasCallback(String callback) {
    return callbacks.contains(callback);
  }

  boolean hasCode(ARTCAICallErrorCode code) {
    return codes.contains(code);
  }

  boolean hasFault(Fault fault) {
    return faults.contains(fault);
  }

  boolean hasShareRow(ShareRow row) {
    return shareRows.contains(row);
  }

  boolean hasFormat(TranscriptFormat format) {
    return formats.contains(format);
  }

  /** Whether something bears an aspect of a method out. */
  boolean shows(String method, Aspect aspect) {
    return switch (aspect) {
      case EFFECT -> wasAccepted(method) && hasEffectOf(MethodTable.row(method));
      case CONFIRMATION ->
          wasAccepted(method) && hasCallback(MethodTable.row(method).confirmedBy());
      case REFUSAL -> callsOf(method).stream().anyMatch(Called::wasRefused);
      case VALUE -> distinctValues(method) > (MethodTable.isConstant(method) ? 0 : 1);
    };
  }

  private long distinctValues(String method) {
    return callsOf(method).stream().map(Called::result).distinct().count();
  }

  private boolean wasAccepted(String method) {
    return callsOf(method).stream().anyMatch(call -> !call.wasRefused());
  }

  private boolean hasEffectOf(Row row) {
    return row.effect() == Void.class || effects.contains(row.effect());
  }

  private List<Called> callsOf(String method) {
    return calls.stream().filter(call -> Objects.equals(call.method(), method)).toList();
  }
}
