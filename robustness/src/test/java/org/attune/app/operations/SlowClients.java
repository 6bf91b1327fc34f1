package org.attune.app.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many who hang on, in a process of their own: each opens a connection from one of many loopback addresses, begins one of
 * some requests, and goes on with a byte in each round. Who is cut off comes again at once. After the last round all of them
 * leave; so anyone who waits for them gets through in the end, and finds them gone.
 */
final class SlowClients {

  private static final int ADDRESSES = 200;
  private static final int ROUNDS = 300;
  private static final int RARE = 500;

  private SlowClients() {}

  /** The server's port, how many, and the beginnings of requests, parted by {@code ||}; the last of them is rare. */
  public static void main(String[] of) throws Exception {
    int port = Integer.parseInt(of[0]);
    String[] requests = of[2].split("\\|\\|");
    List<SocketChannel> open = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(of[1]); i++) {
      open.add(call(port, i, requests));
    }
    System.out.println("open " + open.size());
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < open.size(); i++) {
        if (!drip(open.get(i))) {
          open.get(i).close();
          open.set(i, call(port, i, requests));
        }
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static SocketChannel call(int port, int i, String[] requests) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.1." + (1 + i % ADDRESSES)), 0));
    channel.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    channel.configureBlocking(false);
    try {
      int which = i % RARE == 0 ? requests.length - 1 : i % (requests.length - 1);
      channel.write(ByteBuffer.wrap(requests[which].getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException cutOff) {
      // found out at the next byte
    }
    return channel;
  }

  private static boolean drip(SocketChannel channel) {
    try {
      return channel.write(ByteBuffer.wrap(new byte[] {'a'})) >= 0 && channel.read(ByteBuffer.allocate(4096)) >= 0;
    } catch (IOException cutOff) {
      return false;
    }
  }

  /** Starts them, and waits until they hang on. */
  static Process start(int port, int many, String... requests) throws IOException {
    Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-cp",
        "target/test-classes", SlowClients.class.getName(), String.valueOf(port), String.valueOf(many),
        String.join("||", requests)).redirectErrorStream(true).start();
    BufferedReader says = process.inputReader();
    for (String line = says.readLine(); !("open " + many).equals(line); line = says.readLine()) {
      if (line == null) {
        throw new IOException("they did not come");
      }
    }
    return process;
  }
}
