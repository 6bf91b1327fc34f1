package org.attune.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was confirmed stays, whatever ends or hangs meanwhile. */
class DurabilityJourney {

  /** Twenty by hand: {@code -Dattune.kills=20}. */
  private static final int KILLS = Integer.getInteger("attune.kills", 4);

  @Test
  void whatWasConfirmedIsThereOnceHoweverOftenTheApplicationOrItsDatabaseIsKilled() throws IOException {
    Map<UUID, String> journal;
    PostgresCluster cluster;
    try (var installation = Installation.empty("killed", "--attune.demo=true");
        var underway = ConcurrentCheckIns.begin(installation, "ana")) {
      cluster = PostgresCluster.bundled(installation.data());
      var random = new Random(KILLS);
      for (int kill = 0; kill < KILLS; kill++) {
        underway.awaitConfirmed(50 + random.nextInt(50));
        switch (kill % 4) {
          case 0 -> installation.kill();
          case 1 -> cluster.killServer();
          case 2 -> cluster.killOneOfItsProcesses(random);
          default -> {
            cluster.killServer();
            installation.kill();
          }
        }
        if (kill % 4 == 0 || kill % 4 == 3) {
          installation.startAgain();
        }
      }
      underway.awaitConfirmed(50);
      journal = underway.end();
      assertThat(underway.faults()).isEmpty();
      // a database that dies is told in a line, not in the words of a failure
      assertThat(installation.output()).doesNotContain("ERROR", "\tat ");
    }

    assertThat(cluster.checkIns()).containsExactlyInAnyOrderEntriesOf(journal);
  }

  @Test
  void ofTwoProcessesOneIsKilledAndTheOtherCarriesOnWithTheSignInsOfBoth() throws IOException {
    Map<UUID, String> journal;
    PostgresCluster cluster;
    try (var two = TwoProcesses.onOneDatabase("--attune.demo=true");
        var underway = ConcurrentCheckIns.begin(two, "ana"); var ana = HttpClientUser.signedIn(two, "ana")) {
      cluster = two.postgres().cluster();
      underway.awaitConfirmed(50);
      two.killOne();
      underway.awaitConfirmed(100);
      assertThat(ana.asks("/today").status()).isEqualTo(200);
      journal = underway.end();
      assertThat(underway.faults()).isEmpty();
    }

    assertThat(cluster.checkIns()).containsExactlyInAnyOrderEntriesOf(journal);
  }

  @Test
  void aDatabaseThatStopsAnsweringIsToldCalmlyAndAllGoesOnWhenItAnswersAgain() throws IOException {
    try (var installation = Installation.empty("hanging", "--attune.demo=true",
        "--spring.datasource.hikari.data-source-properties.socketTimeout=2");
        var ana = HttpClientUser.signedIn(installation, "ana")) {
      PostgresCluster cluster = PostgresCluster.bundled(installation.data());
      assertThat(ana.asks("/today").status()).isEqualTo(200);
      cluster.signal("STOP");
      for (int asked = 0; asked < 3; asked++) {
        HttpClientUser.Response answer = ana.asks("/today");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("Please try again in a minute");
      }
      cluster.signal("CONT");
      assertThat(ana.asks("/today").status()).isEqualTo(200);
      assertThat(installation.output()).doesNotContain("ERROR", "\tat ");
    }
  }
}
