package io.panelhouse.panel.device;

/** The advisory locks of the database that this product takes, so that no two uses meet. */
public final class LockSpace {

    /** Added to an account's id: whoever decides by its lock, its connections or changes them. */
    public static final long ACCOUNTS = 0x5048_0001_0000_0000L;

    private LockSpace() {}
}
