package org.attune.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.authentication.SignIns;
import org.attune.app.checkins.CheckInFixtures;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.ScriptlessBrowser;
import org.attune.app.sessions.SessionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ten thousand who hang on do not keep one person from being heard. */
@AttuneTest
class SlowConnectionsTests {

  private static final int MANY = 10_000;

  @Autowired CheckIns checkIns;
  @Autowired CheckInLinks checkInLinks;
  @Autowired AccessLinks links;
  @Autowired SignIns signIns;
  @Autowired CheckInFixtures pairs;
  @LocalServerPort int port;

  @Test
  void a_check_in_gets_through_ten_thousand_slow_connections() throws Exception {
    CheckInFixtures.Pair pair = pairs.mayaAndAna();
    String signedIn = "Cookie: sign_in=" + signIns.begin(new Viewer.Oneself(pair.ana().person())).text() + "\r\n";
    Process slow = SlowClients.start(port, MANY,
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "POST /check-in/x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 250000\r\n\r\nunsaid=",
        "POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n" + signedIn
            + "Content-Length: 20000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n");
    try {
      for (int i = 0; i < 5; i++) {
        checkIn();
        assertThat(slow.isAlive()).as("all of them still hang on").isTrue();
      }
    } finally {
      slow.destroyForcibly();
    }
  }

  /** From opening the link to the thanks. */
  private void checkIn() {
    CheckInFixtures.Pair pair = pairs.mayaAndAna();
    SessionId session = pairs.held(pair);
    String secret = links.issueSecret(pair.maya(), checkInLinks.of(pair.job(), session).orElseThrow()).text();
    var phone = new ScriptlessBrowser(port);
    phone.open("/l/" + secret);
    ScriptlessBrowser.Response thanks =
        phone.send("/check-in/", Map.of("seen", "6", "heard", "6", "understood", "6", "safe", "6", "working", "6"));
    assertThat(thanks.status()).isEqualTo(200);
    assertThat(checkIns.series(pair.ana(), pair.course())).hasSize(1);
  }
}
