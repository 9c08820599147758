package io.panelhouse.simulator.business;

/** What an invented subscriber signs in with. Follows from the name alone, so nothing has to be kept. */
public final class SubscriberSecret {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 10;

    private SubscriberSecret() {}

    /** The secret of an account of the demo business. */
    public static String of(String account) {
        Draws draws = Draws.of(0, "secret " + account);
        StringBuilder secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            secret.append(LETTERS.charAt(draws.below(LETTERS.length())));
        }
        return secret.toString();
    }
}
