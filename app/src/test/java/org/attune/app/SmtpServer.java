package org.attune.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on a port of its own: with STARTTLS where it has a certificate, and other extensions as it is told, once encrypted. */
public final class SmtpServer implements AutoCloseable {

  private final ServerSocket listening;
  private final @Nullable SSLContext certificate;
  private final Thread answering;
  private volatile @Nullable Socket called;
  private volatile Set<String> extensions;

  /** Each mail as it came, below "encrypted" or "plain" and what was said about it. */
  public final List<String> mails = new CopyOnWriteArrayList<>();
  /** What everybody said, apart from the mails. */
  public final List<String> heard = new CopyOnWriteArrayList<>();

  public SmtpServer(int port, @Nullable SSLContext certificate, String... extensions) throws IOException {
    this.certificate = certificate;
    this.extensions = Set.of(extensions);
    this.listening = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    this.answering = Thread.ofVirtual().start(() -> {
      while (!listening.isClosed()) {
        try (Socket caller = listening.accept()) {
          called = caller;
          if (!listening.isClosed()) { // otherwise close() may have missed this caller
            say(caller, "220 mail");
            hear(caller);
          }
        } catch (IOException e) {
          // the caller has gone, or the test is over
        }
      }
    });
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** From now on. */
  public void offer(String... extensions) {
    this.extensions = Set.of(extensions);
  }

  private void hear(Socket caller) throws IOException {
    boolean encrypted = caller instanceof SSLSocket;
    var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    var mail = new StringBuilder(encrypted ? "encrypted\n" : "plain\n");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (line.startsWith("EHLO")) {
        say(caller, greeting(encrypted));
      } else if (line.equals("STARTTLS") && certificate != null) {
        say(caller, "220 go on");
        var secured = (SSLSocket) certificate.getSocketFactory().createSocket(caller, null, caller.getPort(), true);
        secured.setUseClientMode(false);
        hear(secured);
        return;
      } else if (line.equals("DATA")) {
        say(caller, "354 go on");
        for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
          mail.append(part).append('\n');
        }
        mails.add(mail.toString());
        say(caller, "250 taken");
      } else {
        mail.append(line).append('\n');
        say(caller, line.startsWith("QUIT") ? "221 bye" : "250 fine");
      }
    }
  }

  private String greeting(boolean encrypted) {
    boolean mayEncrypt = certificate != null && !encrypted;
    List<String> lines = Stream.concat(Stream.of("mail"), mayEncrypt ? Stream.of("STARTTLS") : extensions.stream()).toList();
    return lines.stream().limit(lines.size() - 1L).map(line -> "250-" + line + "\r\n").collect(Collectors.joining()) + "250 " + lines.getLast();
  }

  private static void say(Socket caller, String line) throws IOException {
    caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    caller.getOutputStream().flush();
  }

  /** The port is free for another server once nobody listens any more, and that is when its thread has ended. */
  @Override
  public void close() throws IOException {
    listening.close();
    Socket caller = called;
    if (caller != null) {
      caller.close();
    }
    try {
      answering.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
