package org.attune.app.directory.internal;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.directory.ProfileId;
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.MailKind;

/** An email that asks a therapist whether their places are still right. */
record CapacityMail(UUID id, ProfileId profile, int attempts, Instant madeAt, DeliveryPolicy policy) implements MailKind.WaitingMail {}
