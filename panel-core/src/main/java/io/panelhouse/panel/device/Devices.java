package io.panelhouse.panel.device;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The devices of accounts, and the lock.
 *
 * <p>Changing a lock asks for the permission to sell. A change takes a key (at most 200 characters) under which it is
 * done once: the same operator's same key again is answered with the change that was made, whatever it asks for.
 * Without a key, each call is a change of its own. All methods throw {@link io.panelhouse.panel.AccessRefusedException}
 * for an account or reseller outside the actor's subtree.
 */
public interface Devices {

    /** How the account is locked. */
    DeviceLock lock(Actor actor, AccountId account);

    /** The devices from which the account was let in, the last one first. */
    List<SeenDevice> of(Actor actor, AccountId account);

    /**
     * Locks the account to this device and no other; the one click from a failed attempt. Its sessions on other devices
     * are closed with the reason LOCK_MOVED, so that they do not count towards its connections.
     */
    LockChange lockTo(Actor actor, @Nullable String key, AccountId account, DeviceId device);

    /** Lets any device sign in. */
    LockChange release(Actor actor, @Nullable String key, AccountId account);

    /** Lets the next device that signs in become the locked one. */
    LockChange relearn(Actor actor, @Nullable String key, AccountId account);

    /** Sets how many sessions of the account may be open at a time, 1 to 1000. */
    LockChange limitConnections(Actor actor, @Nullable String key, AccountId account, int maxConnections);

    /** What was changed on the account's lock, newest first, at most {@code limit}. */
    List<LockChange> changes(Actor actor, AccountId account, int limit);

    /** The change with this key, if the actor's operator made it. */
    Optional<LockChange> changed(Actor actor, String key);

    /** The accounts below {@code root} that are open to any device, with the devices seen in this time until now. */
    Exposure exposure(Actor actor, ResellerId root, Duration past, int offset, int limit);
}
