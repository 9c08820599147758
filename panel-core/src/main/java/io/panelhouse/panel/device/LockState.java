package io.panelhouse.panel.device;

/** Whether an account is bound to a device. The names are part of the database. */
public enum LockState {
    /** Any device may sign in. */
    OPEN,
    /** The device of the next accepted sign-in that tells one is the device to be locked to. */
    LEARN,
    /** One device only. */
    LOCKED
}
