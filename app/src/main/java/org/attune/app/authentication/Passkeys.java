package org.attune.app.authentication;

import java.sql.Timestamp;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.attune.app.authentication.internal.PasskeyChallenges;
import org.attune.app.authentication.internal.PasskeyCredentials;
import org.attune.app.authentication.internal.PasskeyUserEntities;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.SecurityLog;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: keys on people's devices that sign them in, once the device has asked for its finger, face or code (so that one
 * counts as two steps). A device answers a challenge; what it is asked and what it answers is JSON as browsers know it
 * (Web Authentication Level 3).
 */
@Service
public class Passkeys {

  /** How many somebody may have. */
  public static final int MAX_PER_PERSON = 20;

  private static final int LONGEST_ANSWER = 32_000; // without attestation a few hundred characters
  private static final String SIGN_IN = "sign-in";
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ASSERTION =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> ATTESTATION =
      new TypeReference<>() {};

  private final JdbcClient database;
  private final PasskeyUserEntities holders;
  private final PasskeyCredentials records;
  private final PasskeyChallenges challenges;
  private final SignInChanges changes;
  private final SecurityLog log;
  private final PublicUrl url;

  Passkeys(JdbcClient database, PasskeyUserEntities holders, PasskeyCredentials records, PasskeyChallenges challenges,
      SignInChanges changes, SecurityLog log, PublicUrl url) {
    this.database = database;
    this.holders = holders;
    this.records = records;
    this.challenges = challenges;
    this.changes = changes;
    this.log = log;
    this.url = url;
  }

  /** What a browser is asked in order to sign anybody in, as JSON. */
  public String authenticationOptions() {
    return JSON.writeValueAsString(askedToSignIn(challenges.make(SIGN_IN)));
  }

  /** What a browser is asked in order to make a passkey for this person, as JSON. */
  @Transactional(readOnly = true)
  public String registrationOptions(Viewer.Oneself viewer) {
    return JSON.writeValueAsString(askedToMake(viewer, challenges.make(making(viewer))));
  }

  /** Adds the passkey that a device made when it was asked for one. */
  @Transactional
  public void add(Viewer.Oneself viewer, String name, String answer) {
    byte[] challenge = challenge(answer);
    if (answer.length() > LONGEST_ANSWER || !challenges.isOpen(making(viewer), challenge) || ofPerson(viewer).size() >= MAX_PER_PERSON) {
      throw new InvalidPasskey();
    }
    try {
      var credential = JSON.readValue(answer, ATTESTATION);
      if (holder(credential.getRawId().getBytes()).isPresent()) {
        throw new InvalidPasskey();
      }
      relyingParty().registerCredential(new ImmutableRelyingPartyRegistrationRequest(
          askedToMake(viewer, challenge), new RelyingPartyPublicKey(credential, name)));
    } catch (DataAccessException | InvalidPasskey e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InvalidPasskey(); // what a browser sends is anybody's: whatever can't be read is no passkey
    }
    if (!challenges.markAnswered(challenge)) {
      throw new InvalidPasskey();
    }
    changes.record(viewer, SignInChanges.ChangeType.PASSKEY_ADDED, null);
  }

  /** Whose passkey claims to have answered; nothing is proven by that. */
  @Transactional(readOnly = true)
  public Optional<PersonId> claimedOwner(Viewer.Visitor viewer, String answer) {
    Optional<PersonId> holder;
    try {
      holder = holder(Base64.getUrlDecoder().decode(JSON.readTree(answer).path("rawId").asString("")));
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      holder = Optional.empty();
    }
    if (holder.isEmpty()) {
      log.log(SecurityLog.Event.PASSKEY_WRONG);
    }
    return holder;
  }

  /** Whether this person's own device has answered, here and now, and not before. */
  @Transactional
  public boolean verify(Viewer.Oneself viewer, String answer) {
    boolean own = isOwn(viewer, answer);
    log.log(own ? SecurityLog.Event.PASSKEY_RIGHT : SecurityLog.Event.PASSKEY_WRONG);
    return own;
  }

  private boolean isOwn(Viewer.Oneself viewer, String answer) {
    try {
      byte[] challenge = challenge(answer);
      if (!challenges.isOpen(SIGN_IN, challenge)) {
        return false;
      }
      var credential = JSON.readValue(answer, ASSERTION);
      Bytes handle = credential.getResponse().getUserHandle();
      return (handle == null || handle.equals(PasskeyUserEntities.userHandle(viewer.person())))
          && relyingParty().authenticate(new RelyingPartyAuthenticationRequest(askedToSignIn(challenge), credential))
              .getId().equals(PasskeyUserEntities.userHandle(viewer.person()))
          && challenges.markAnswered(challenge);
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      return false; // what a browser sends is anybody's: whatever can't be read is no passkey
    }
  }

  /** Somebody's own, the oldest first. */
  @Transactional(readOnly = true)
  public List<Passkey> ofPerson(Viewer.Oneself viewer) {
    return database.sql("select id, name, made_at, used_at from passkey where person_id = :me order by made_at, id")
        .param("me", viewer.person().value())
        .query((row, i) -> {
          Timestamp used = row.getTimestamp("used_at");
          return new Passkey(row.getObject("id", UUID.class), row.getString("name"),
              row.getTimestamp("made_at").toInstant(), used == null ? null : used.toInstant());
        }).list();
  }

  @Transactional
  public void rename(Viewer.Oneself viewer, UUID passkey, String name) {
    int renamed = database.sql("update passkey set name = :name where id = :id and person_id = :me").param("name", name)
        .param("id", passkey).param("me", viewer.person().value()).update();
    if (renamed == 0) {
      throw new NotFound();
    }
  }

  /** Takes a passkey away: it signs nobody in any more. */
  @Transactional
  public void remove(Viewer.Oneself viewer, UUID passkey) {
    int removed = database.sql("delete from passkey where id = :id and person_id = :me").param("id", passkey)
        .param("me", viewer.person().value()).update();
    if (removed == 0) {
      throw new NotFound();
    }
    changes.record(viewer, SignInChanges.ChangeType.PASSKEY_REMOVED, null);
  }

  /** Forgets which challenges were answered, once nobody can answer them again. */
  @Transactional
  public void deleteAnsweredChallenges(Viewer.Job viewer) {
    challenges.deleteExpired();
  }

  private Optional<PersonId> holder(byte[] credential) {
    return database.sql("select passkey_holder(:credential)").param("credential", credential)
        .query((row, i) -> Optional.ofNullable(row.getObject(1, UUID.class)).map(PersonId::new)).single();
  }

  private static String making(Viewer.Oneself viewer) {
    return "make|" + viewer.person();
  }

  private Webauthn4JRelyingPartyOperations relyingParty() {
    return new Webauthn4JRelyingPartyOperations(holders, records, here(), Set.of(url.origin()));
  }

  /** Devices show this name in their list of passkeys: the address, which they show anyway, and nothing of therapy. */
  private PublicKeyCredentialRpEntity here() {
    return PublicKeyCredentialRpEntity.builder().id(url.host()).name(url.host()).build();
  }

  private PublicKeyCredentialRequestOptions askedToSignIn(byte[] challenge) {
    return PublicKeyCredentialRequestOptions.builder().rpId(url.host()).challenge(new Bytes(challenge))
        .timeout(PasskeyChallenges.LIFETIME).userVerification(UserVerificationRequirement.REQUIRED).build();
  }

  private PublicKeyCredentialCreationOptions askedToMake(Viewer.Oneself viewer, byte[] challenge) {
    Bytes handle = PasskeyUserEntities.userHandle(viewer.person());
    return PublicKeyCredentialCreationOptions.builder()
        .rp(here()).user(Optional.ofNullable(holders.findById(handle)).orElseThrow(InvalidPasskey::new))
        .challenge(new Bytes(challenge)).timeout(PasskeyChallenges.LIFETIME)
        .attestation(AttestationConveyancePreference.NONE)
        .pubKeyCredParams(PublicKeyCredentialParameters.EdDSA, PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256)
        .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
            .residentKey(ResidentKeyRequirement.REQUIRED).userVerification(UserVerificationRequirement.REQUIRED).build())
        .excludeCredentials(records.findByUserId(handle).stream().map(Passkeys::described).toList())
        .build();
  }

  private static PublicKeyCredentialDescriptor described(CredentialRecord record) {
    return PublicKeyCredentialDescriptor.builder().id(record.getCredentialId()).transports(record.getTransports())
        .build();
  }

  /** The challenge that an answer says it answers; empty where it says none. */
  private static byte[] challenge(String answer) {
    try {
      byte[] client = Base64.getUrlDecoder()
          .decode(JSON.readTree(answer).path("response").path("clientDataJSON").asString(""));
      JsonNode said = JSON.readTree(client);
      return Base64.getUrlDecoder().decode(said.path("challenge").asString(""));
    } catch (RuntimeException e) {
      return new byte[0];
    }
  }
}
