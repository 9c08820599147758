package io.panelhouse.bench.sessions;

import java.util.Arrays;

/** What one session shows of its reseller, and how long each figure took to get there. Confined to its session. */
final class Seen {

    private final Published published;
    private final int reseller;
    private int turn;
    private int sales;
    private int from = Integer.MAX_VALUE;
    private long[] nanos = new long[64];
    private int count;
    private int pushes;
    private long characters;

    Seen(Published published, int reseller) {
        this.published = published;
        this.reseller = reseller;
    }

    /** From this turn on it counts. */
    synchronized void measureFrom(int firstTurn) {
        from = firstTurn;
        count = 0;
        pushes = 0;
        characters = 0;
    }

    /** A push came, of so many characters. */
    synchronized void push(int length) {
        pushes++;
        characters += length;
    }

    /** A text of the page is this now. A turn that was passed over counts as seen with the one that came. */
    synchronized void text(String text, long at) {
        long number = number(text);
        int came = published.turn(reseller, number);
        for (int each = Math.max(turn + 1, from); each <= came; each++) {
            nanos = count == nanos.length ? Arrays.copyOf(nanos, count * 2) : nanos;
            nanos[count++] = at - published.at(reseller, each);
        }
        turn = came < 0 ? turn : came;
        int sold = published.sales(reseller, number);
        sales = sold < 0 ? sales : sold;
    }

    synchronized boolean shows(int expectedTurn, int expectedSales) {
        return turn == expectedTurn && sales == expectedSales;
    }

    synchronized long[] nanos() {
        return Arrays.copyOf(nanos, count);
    }

    synchronized int pushes() {
        return pushes;
    }

    synchronized long characters() {
        return characters;
    }

    int reseller() {
        return reseller;
    }

    /** Of a text such as 100,003; -1 if it is not a whole number. */
    static long number(String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= '0' && letter <= '9' && i < 15) {
                number = number * 10 + letter - '0';
            } else if (letter != ',') {
                return -1;
            }
        }
        return text.isEmpty() ? -1 : number;
    }
}
