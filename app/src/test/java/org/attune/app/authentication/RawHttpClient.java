package org.attune.app.authentication;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody at one of the loopback's many addresses, who sends one request a connection, and may say anything in it. */
public record RawHttpClient(int port, String address) {

  /** The nth of many. */
  public static RawHttpClient at(int port, int n) {
    return new RawHttpClient(port, "127.0." + (2 + n / 250) + "." + (1 + n % 250));
  }

  public int post(String path, Map<String, String> form, String... headers) throws IOException {
    String body = form.entrySet().stream().map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&")) + (form.isEmpty() ? "" : "&") + "_csrf=" + SHOWN;
    return send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: XSRF-TOKEN=" + TOKEN
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n"
        + lines(headers) + "\r\n" + body);
  }

  public int get(String path, String... headers) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines(headers) + "\r\n");
  }

  /** Sends these very bytes, and gives the status of the answer; -1 where none came. */
  public int send(String request) throws IOException {
    try (var socket = new Socket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.length() < 12 ? -1 : Integer.parseInt(answer.substring(9, 12));
    }
  }

  /** Of nobody: who sends the same in a cookie and in the form is believed to have been shown the form. */
  private static final String TOKEN = "00000000-0000-4000-8000-000000000000";
  /** As a form shows it: behind as many random bytes, with which it is mixed; here they are zeros. */
  private static final String SHOWN = Base64.getUrlEncoder()
      .encodeToString(("\0".repeat(TOKEN.length()) + TOKEN).getBytes(StandardCharsets.US_ASCII));

  private static String lines(String[] headers) {
    return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
  }
}
