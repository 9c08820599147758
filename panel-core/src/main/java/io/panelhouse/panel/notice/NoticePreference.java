package io.panelhouse.panel.notice;

import io.panelhouse.panel.alert.AlertKind;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an operator wants to be told.
 *
 * @param address the confirmed one; null if there is none
 * @param wantedAddress one that waits for its code; null if none does
 * @param choice what is wanted
 */
public record NoticePreference(
        @Nullable String address, @Nullable String wantedAddress, Choice choice) {

    /** What holds for somebody who has chosen nothing: nothing is sent, as there is no address. */
    public static final NoticePreference NONE = new NoticePreference(
            null, null, new Choice(Set.of(AlertKind.values()), null, null, Digest.BY_SIZE, LocalTime.of(9, 0)));

    /**
     * What is wanted.
     *
     * @param kinds of which alerts
     * @param quietFrom from then on only drain alerts are sent at once; null for no quiet hours
     * @param quietTo until then; may be earlier than {@code quietFrom}, on the next day
     * @param digest whether one is sent on days on which nobody looked
     * @param digestAt when that is decided, in the operator's zone
     */
    public record Choice(
            Set<AlertKind> kinds,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            Digest digest,
            LocalTime digestAt) {

        public Choice {
            kinds = Set.copyOf(kinds);
            if ((quietFrom == null) != (quietTo == null)) {
                throw new IllegalArgumentException("Invalid quiet hours: give both ends or none");
            }
        }

        /** Whether only drain alerts are sent at this time of day. */
        public boolean quietAt(LocalTime time) {
            if (quietFrom == null || quietTo == null || quietFrom.equals(quietTo)) {
                return false;
            }
            boolean after = !time.isBefore(quietFrom);
            boolean before = time.isBefore(quietTo);
            return quietFrom.isBefore(quietTo) ? after && before : after || before;
        }
    }

    /** Whether a digest is sent. */
    public enum Digest {
        /** If the reseller has more than ten active accounts. */
        BY_SIZE,
        ON,
        OFF
    }
}
