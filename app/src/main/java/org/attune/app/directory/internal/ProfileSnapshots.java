package org.attune.app.directory.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.directory.Introduction;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.ProfileSearch;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchResult;
import org.attune.app.directory.Training;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The profiles in memory; those that changed are read again. Who is shown is looked up among those who are public at that moment, by
 * the database's own policies: what was taken out is gone at the next request, in each process.
 */
@Component
public class ProfileSnapshots {

  private static final int BATCH = 500;

  private final PublicProfiles profiles;
  private final ProfileRows rows;
  private final SearchDocuments documents;
  private final JdbcClient database;
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicReference<@Nullable Snapshot> current = new AtomicReference<>();

  ProfileSnapshots(PublicProfiles profiles, ProfileRows rows, SearchDocuments documents, JdbcClient database) {
    this.profiles = profiles;
    this.rows = rows;
    this.documents = documents;
    this.database = database;
  }

  /** @param changes the number of the last change that is in it, and {@code revision} the directory's as it was read */
  private record Snapshot(long revision, long changes, Map<ProfileId, SearchableProfile> people, ProfileSnapshot profiles,
      ProfileSearch.Choices choices) {
    static Snapshot of(long revision, long changes, Map<ProfileId, SearchableProfile> people) {
      var profiles = new ProfileSnapshot(people.values());
      return new Snapshot(revision, changes, people, profiles, new ProfileSearch.Choices(profiles.towns(), profiles.languages(),
          profiles.specialisms(), profiles.feeSteps(), profiles.currency()));
    }

    Snapshot without(Set<ProfileId> gone) {
      var left = new LinkedHashMap<>(people);
      left.keySet().removeAll(gone);
      return of(revision, changes, left);
    }

    /** Whose permit ends before this day. */
    Set<ProfileId> permittedUntil(LocalDate day) {
      return people.values().stream().map(SearchableProfile::profile).filter(profile -> {
        Training training = profile.content().registration().training();
        return training != null && training.permitExpires().isBefore(day);
      }).map(PublicProfile::id).collect(Collectors.toSet());
    }
  }

  /** Within a transaction of the visitor. */
  public ProfileSearch.Match find(Viewer.Visitor viewer, SearchQuery search, long seed, int most, Instant now) {
    Snapshot snapshot = upToDate(viewer, now);
    while (true) {
      List<MentionedTopic> topics = documents.mentions(search.topics(), snapshot.profiles());
      SearchResult result = snapshot.profiles().match(search, topics, seed, most, now);
      Set<ProfileId> gone = gone(result);
      if (gone.isEmpty()) {
        return new ProfileSearch.Match(result, snapshot.choices(), snapshot.profiles().size());
      }
      // a permit lapsed, or the change came between the two looks, or another request is reading it
      Snapshot left = snapshot.without(gone);
      current.compareAndSet(snapshot, left);
      snapshot = left;
    }
  }

  /** One request reads what changed, and those that come meanwhile go on with what there was. */
  private Snapshot upToDate(Viewer.Visitor viewer, Instant now) {
    long revision = profiles.revision(viewer);
    Snapshot known = current.get();
    if (known != null && (known.revision() == revision || reading.isLocked())) {
      return known;
    }
    reading.lock();
    try {
      known = current.get();
      if (known == null || known.revision() != revision) {
        known = read(revision, known, now);
        current.set(known);
        forgetUnlessCommitted();
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  private Snapshot read(long revision, @Nullable Snapshot known, Instant now) {
    long changes = database.sql("select coalesce(max(revision), 0) from attune_search.change").query(Long.class).single();
    var again = new HashSet<ProfileId>();
    if (known == null) {
      again.addAll(ids(database.sql("select id from profile")));
      again.addAll(documents.all());
    } else {
      again.addAll(ids(database.sql("select profile_id from attune_search.change where revision > :known").param("known", known.changes())));
      again.addAll(known.permittedUntil(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(2)));
    }
    Map<ProfileId, SearchableProfile> people = known == null ? new LinkedHashMap<>() : new LinkedHashMap<>(known.people());
    var terms = new HashMap<String, String>();
    List<ProfileId> all = List.copyOf(again);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<PublicProfile> listed = rows.listed(all.subList(from, Math.min(from + BATCH, all.size())));
      Map<ProfileId, List<String>> said = documents.keep(listed);
      Map<ProfileId, ZoneId> zones = rows.zones(listed);
      for (PublicProfile profile : listed) {
        again.remove(profile.id());
        // most terms are in many profiles, and are kept once
        people.put(profile.id(), new SearchableProfile(shortened(profile), zones.getOrDefault(profile.id(), ZoneOffset.UTC),
            said.getOrDefault(profile.id(), List.of()).stream().map(term -> terms.computeIfAbsent(term, first -> first)).toList()));
      }
    }
    documents.remove(again);
    people.keySet().removeAll(again);
    return Snapshot.of(revision, changes, people);
  }

  private static List<ProfileId> ids(JdbcClient.StatementSpec question) {
    return question.query((row, i) -> new ProfileId(row.getObject(1, UUID.class))).list();
  }

  /** Of what somebody says, a list shows the first text alone. */
  private static PublicProfile shortened(PublicProfile profile) {
    ProfileContent content = profile.content();
    return new PublicProfile(profile.id(), profile.slug(), profile.therapist(), profile.practice(),
        new ProfileContent(content.name(), new Introduction(content.words().people(), "", ""), List.of(), content.registration(),
            content.focus(), content.practicalities(), content.style()),
        profile.places(), List.of(), profile.hasPhotograph());
  }

  /** The documents go with the transaction that made them. */
  private void forgetUnlessCommitted() {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        if (status != STATUS_COMMITTED) {
          current.set(null);
        }
      }
    });
  }

  private Set<ProfileId> gone(SearchResult result) {
    Set<ProfileId> gone = Stream.concat(result.bands().stream().flatMap(band -> band.people().stream()), result.close().stream())
        .map(fit -> fit.profile().id()).collect(Collectors.toCollection(HashSet::new));
    if (!gone.isEmpty()) {
      database.sql("select id from profile where id = any (:shown)")
          .param("shown", gone.stream().map(ProfileId::value).toArray(UUID[]::new)).query(UUID.class).list()
          .forEach(id -> gone.remove(new ProfileId(id)));
    }
    return gone;
  }
}
