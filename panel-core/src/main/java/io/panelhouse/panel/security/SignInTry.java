package io.panelhouse.panel.security;

import org.jspecify.annotations.Nullable;

/**
 * Somebody tries to sign in.
 *
 * @param address the network address that the try comes from
 * @param browserMark the mark that this browser was given at an earlier sign-in, if it shows one
 */
public record SignInTry(
        String name,
        String password,
        String address,
        @Nullable String browserMark) {

    @Override
    public String toString() {
        return "SignInTry[address=" + address + "]";
    }
}
