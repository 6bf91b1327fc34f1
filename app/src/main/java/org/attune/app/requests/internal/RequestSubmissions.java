package org.attune.app.requests.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.encryption.KeyedHash;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.requests.FirstTalkEnquiry;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.RequestState;
import org.attune.app.requests.RequestWishes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Puts down a new request, sealed by its enquirer: nobody else can read it until its address is confirmed. */
@Component
public class RequestSubmissions {

  /** As long as a request may be on its way, and is kept. */
  private static final Duration LINK_WORKS = Duration.ofDays(60);

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final AccessLinks links;
  private final RequestRecords records;
  private final JsonMapper json;
  private final KeyedHash addresses;
  private final Clock clock;

  RequestSubmissions(JdbcClient database, FieldEncryption encryption, AccessLinks links, RequestRecords records, JsonMapper json,
      MasterKey masterKey, Clock clock) {
    this.database = database;
    this.encryption = encryption;
    this.links = links;
    this.records = records;
    this.json = json;
    this.addresses = new KeyedHash(masterKey, KeyedHash.Purpose.ENQUIRERS);
    this.clock = clock;
  }

  /** False where this request is here already: a form sent twice. */
  @Transactional
  public boolean add(Viewer.Enquirer viewer, PracticeId practice, PersonId therapist, FirstTalkEnquiry enquiry) {
    var id = new FirstTalkRequestId(viewer.request());
    database.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))").param("id", id.toString()).query((row, i) -> i).list();
    if (records.find(viewer, id).isPresent()) {
      return false;
    }
    AccessLinkId link = links.create(viewer, AccessLink.Purpose.FIRST_TALK, practice, null, null, id.value(),
        clock.instant().plus(LINK_WORKS));
    var enquirer = new KeyOwner.OfEnquirer(UUID.randomUUID());
    database.sql("""
            insert into first_talk_request (id, practice_id, therapist_id, enquirer_id, link_id, language, state, made_at)
            values (:id, :practice, :therapist, :enquirer, :link, :language, :state, :now)
            """)
        .param("id", id.value()).param("practice", practice.value()).param("therapist", therapist.value())
        .param("enquirer", enquirer.id()).param("link", link.value()).param("language", enquiry.language().getLanguage())
        .param("state", RequestState.UNCONFIRMED.code()).param("now", Timestamp.from(clock.instant())).update();
    encryption.createKey(viewer, id.key());
    encryption.createKey(viewer, enquirer);
    RequestWishes wishes = enquiry.wishes();
    database.sql("""
            insert into request_words (request_id, sealed, wishes, preferences, wishes_stay)
            values (:id, :sealed, :wishes, :preferences, :stay)
            """)
        .param("id", id.value())
        .param("sealed", encryption.seal(viewer, id.key(), "request_words", id.value(), json.writeValueAsString(enquiry.words())))
        .param("wishes", wishes.text().isEmpty() ? null : encryption.seal(viewer, id.key(), "request_words.wishes", id.value(), wishes.text()))
        .param("preferences", wishes.preferences().isNone() ? null
            : encryption.seal(viewer, id.key(), "request_words.preferences", id.value(), json.writeValueAsString(wishes.preferences())))
        .param("stay", wishes.stay() && !wishes.isEmpty()).update();
    database.sql("""
            insert into request_contact (request_id, practice_id, enquirer_id, sealed, address_hash)
            values (:id, :practice, :enquirer, :sealed, :hash)
            """)
        .param("id", id.value()).param("practice", practice.value()).param("enquirer", enquirer.id())
        .param("sealed", encryption.seal(viewer, enquirer, "request_contact", id.value(), json.writeValueAsString(enquiry.details())))
        .param("hash", addresses.hash(MailAddress.of(enquiry.details().address()).orElseThrow().canonical())).update();
    return true;
  }
}
