package io.panelhouse.panel.session;

/** Whether a typed secret fits the stored hash. */
@FunctionalInterface
public interface SecretCheck {
    boolean fits(byte[] salt, byte[] hash, String typed);
}
