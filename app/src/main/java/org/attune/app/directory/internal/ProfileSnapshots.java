package org.attune.app.directory.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.attune.app.directory.FitBand;
import org.attune.app.directory.FitToSearch;
import org.attune.app.directory.ProfileSearch;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchResult;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The profiles in memory, read again when something changed that a visitor could see. Who is shown is looked up among those who
 * are public at that moment, by the database's own policies: what was taken out is gone at the next request, in each process.
 */
@Component
public class ProfileSnapshots {

  private final PublicProfiles profiles;
  private final SearchDocuments documents;
  private final JdbcClient database;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Snapshot current;

  ProfileSnapshots(PublicProfiles profiles, SearchDocuments documents, JdbcClient database) {
    this.profiles = profiles;
    this.documents = documents;
    this.database = database;
  }

  private record Snapshot(long revision, ProfileSnapshot profiles, ProfileSearch.Choices choices) {}

  /** Within a transaction of the visitor. */
  public ProfileSearch.Match find(Viewer.Visitor viewer, SearchQuery search, long seed, int most, Instant now) {
    Snapshot snapshot = upToDate(viewer);
    List<MentionedTopic> topics = documents.mentions(search.topics());
    SearchResult result = snapshot.profiles().match(search, topics, seed, most, now);
    Set<UUID> shown = new HashSet<>();
    people(result).forEach(fit -> shown.add(fit.profile().id().value()));
    Set<UUID> gone = gone(shown);
    if (!gone.isEmpty()) {
      current = null; // a permit lapsed, or the change came between the two looks
      result = without(gone, result);
    }
    return new ProfileSearch.Match(result, snapshot.choices(), snapshot.profiles().size());
  }

  /** One request reads again, and those that come meanwhile go on with what there was. */
  private Snapshot upToDate(Viewer.Visitor viewer) {
    long revision = profiles.revision(viewer);
    Snapshot known = current;
    if (known != null && (known.revision() == revision || reading.isLocked())) {
      return known;
    }
    reading.lock();
    try {
      known = current;
      return known != null && known.revision() == revision ? known : read(viewer, revision);
    } finally {
      reading.unlock();
    }
  }

  private Snapshot read(Viewer.Visitor viewer, long revision) {
    List<PublicProfile> all = profiles.all(viewer);
    var read = new ProfileSnapshot(all, documents.keep(all));
    var snapshot = new Snapshot(revision, read,
        new ProfileSearch.Choices(read.towns(), read.languages(), read.specialisms(), read.feeSteps(), read.currency()));
    // its numbers are those of documents that are there from then on
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        current = snapshot;
      }
    });
    return snapshot;
  }

  private Set<UUID> gone(Set<UUID> shown) {
    var gone = new HashSet<>(shown);
    if (!shown.isEmpty()) {
      database.sql("select id from profile where id = any (:shown)").param("shown", shown.toArray(UUID[]::new))
          .query((row, i) -> row.getObject("id", UUID.class)).list().forEach(gone::remove);
    }
    return gone;
  }

  private static Stream<FitToSearch> people(SearchResult result) {
    return Stream.concat(result.bands().stream().flatMap(band -> band.people().stream()), result.close().stream());
  }

  private static SearchResult without(Set<UUID> gone, SearchResult result) {
    List<FitBand> bands = result.bands().stream().map(band -> {
      List<FitToSearch> people = without(gone, band.people());
      return new FitBand(people, band.size() - band.people().size() + people.size());
    }).filter(band -> !band.people().isEmpty()).toList();
    int fewer = Math.toIntExact(people(result).filter(fit -> gone.contains(fit.profile().id().value())).count());
    return new SearchResult(bands, without(gone, result.close()), result.loosenings(), Math.max(0, result.fitting() - fewer), result.readings());
  }

  private static List<FitToSearch> without(Set<UUID> gone, List<FitToSearch> people) {
    return people.stream().filter(fit -> !gone.contains(fit.profile().id().value())).toList();
  }
}
