package org.attune.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Pairs;
import org.attune.app.identity.Links;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Browser;
import org.attune.app.sessions.SessionId;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Ten thousand who hang on do not keep one person from being heard. */
@AttuneTest
@Import(Pairs.Setting.class)
class SlowConnectionsTests {

  private static final int MANY = 10_000;

  @Autowired CheckIns checkIns;
  @Autowired CheckInLinks checkInLinks;
  @Autowired Links links;
  @Autowired SignIns signIns;
  @Autowired Pairs pairs;
  @LocalServerPort int port;

  @Test
  void a_check_in_gets_through_ten_thousand_slow_connections() throws Exception {
    Pairs.Pair pair = pairs.mayaAndAna();
    checkIn();
    Duration before = checkIn();
    long memory = memory();
    String signedIn = "Cookie: sign_in=" + signIns.begin(new Viewer.Oneself(pair.ana().person())).text() + "\r\n";
    Process slow = SlowCallers.start(port, MANY,
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "POST /check-in/x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 250000\r\n\r\nunsaid=",
        "POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n" + signedIn
            + "Content-Length: 20000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n");
    try {
      List<Duration> meanwhile = new ArrayList<>();
      long most = 0;
      for (int i = 0; i < 20; i++) {
        meanwhile.add(checkIn());
        most = Math.max(most, memory() - memory);
      }
      LoggerFactory.getLogger("attune").info("among {} slow connections, of which {} were cut off: a check-in took {} ms at "
          + "most (before: {} ms), memory grew by {} MB at most", MANY, SlowCallers.cut(slow),
          Collections.max(meanwhile).toMillis(), before.toMillis(), most >> 20);
      assertThat(Collections.max(meanwhile)).isLessThan(Duration.ofSeconds(3));
      assertThat(most).isLessThan(Runtime.getRuntime().maxMemory() / 2);
    } finally {
      slow.destroyForcibly();
    }
  }

  /** How long it takes from opening the link to the thanks. */
  private Duration checkIn() {
    Pairs.Pair pair = pairs.mayaAndAna();
    SessionId session = pairs.held(pair);
    String secret = links.issueSecret(pair.maya(), checkInLinks.of(pair.job(), session).orElseThrow()).text();
    var phone = new Browser(port);
    long start = System.nanoTime();
    phone.open("/l/" + secret);
    Browser.Answer thanks =
        phone.send("/check-in/", Map.of("seen", "6", "heard", "6", "understood", "6", "safe", "6", "working", "6"));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(thanks.status()).isEqualTo(200);
    assertThat(checkIns.series(pair.ana(), pair.course())).hasSize(1);
    return took;
  }

  private static long memory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
