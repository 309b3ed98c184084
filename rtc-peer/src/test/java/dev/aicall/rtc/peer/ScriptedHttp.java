package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.signal.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** HTTP that remembers what was sent and answers when told to. */
final class ScriptedHttp implements HttpExchanges {
  static final String LOCATION = "participants/0123456789abcdef";

  record Exchange(HttpCall call, CompletableFuture<HttpReply> reply) {}

  final List<Exchange> exchanges = new ArrayList<>();

  int fresh;

  @Override
  public void startAfresh() {
    fresh++;
  }

  @Override
  public CompletableFuture<HttpReply> send(HttpCall call) {
    Exchange exchange = new Exchange(call, new CompletableFuture<>());
    exchanges.add(exchange);
    return exchange.reply();
  }

  int count(String method) {
    return (int) exchanges.stream().filter(e -> e.call().method().equals(method)).count();
  }

  HttpCall call(int index) {
    return exchanges.get(index).call();
  }

  HttpCall last() {
    return exchanges.get(exchanges.size() - 1).call();
  }

  private void newest(HttpReply reply) {
    exchanges.get(exchanges.size() - 1).reply().complete(reply);
  }

  void created(String answer) {
    newest(new HttpReply(201, LOCATION, null, answer));
  }

  void created(String answer, String location) {
    newest(new HttpReply(201, location, null, answer));
  }

  void ok(String answer) {
    newest(new HttpReply(200, null, null, answer));
  }

  void refuse(int status, String code) {
    refuse(status, code, null);
  }

  void refuse(int status, String code, @Nullable String retryAfter) {
    newest(new HttpReply(status, null, retryAfter, new Problem(status, code, "", "r-1").toJson()));
  }

  void breakConnection() {
    exchanges.get(exchanges.size() - 1).reply().completeExceptionally(new IOException("broken"));
  }
}
