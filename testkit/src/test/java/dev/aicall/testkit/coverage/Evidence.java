package dev.aicall.testkit.coverage;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.rtc.fake.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What really happened in one test method, all its repetitions together. */
final class Evidence {
  private final List<Called> calls = new ArrayList<>();
  private final Map<String, Integer> lastTold = new HashMap<>();
  private final Set<ARTCAICallErrorCode> codes = EnumSet.noneOf(ARTCAICallErrorCode.class);
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Set<ShareRow> shareRows = EnumSet.noneOf(ShareRow.class);
  private final Set<TranscriptFormat> formats = EnumSet.noneOf(TranscriptFormat.class);

  private int moments;

  /** A call, when it was, and whether its effect has come since. */
  private record Called(String method, Object result, int moment, BooleanSupplier hadEffect) {
    boolean wasRefused() {
      return result instanceof CompletableFuture<?> future
          ? future.isCompletedExceptionally()
          : Boolean.FALSE.equals(result);
    }
  }

  void called(String method, Object result, BooleanSupplier hadEffect) {
    calls.add(new Called(method, result, moments++, hadEffect));
  }

  void toldBy(String callback) {
    lastTold.put(callback, moments++);
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
    return lastTold.containsKey(callback);
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
      case EFFECT -> accepted(method).anyMatch(call -> call.hadEffect().getAsBoolean());
      case CONFIRMATION ->
          accepted(method)
              .anyMatch(call -> wasToldSince(call, MethodTable.row(method).confirmedBy()));
      case REFUSAL -> callsOf(method).stream().anyMatch(Called::wasRefused);
      case VALUE -> distinctValues(method) > (MethodTable.isConstant(method) ? 0 : 1);
    };
  }

  private long distinctValues(String method) {
    return callsOf(method).stream().map(Called::result).distinct().count();
  }

  private Stream<Called> accepted(String method) {
    return callsOf(method).stream().filter(call -> !call.wasRefused());
  }

  private boolean wasToldSince(Called call, String callback) {
    return lastTold.getOrDefault(callback, -1) > call.moment();
  }

  private List<Called> callsOf(String method) {
    return calls.stream().filter(call -> Objects.equals(call.method(), method)).toList();
  }
}
