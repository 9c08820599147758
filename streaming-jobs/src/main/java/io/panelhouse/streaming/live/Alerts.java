package io.panelhouse.streaming.live;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** What the functions that raise alerts have in common. */
final class Alerts {

    /** Said field by field, because Flink does not find the type of an id by itself. */
    static final TypeInformation<Alert> TYPE = Types.POJO(
            Alert.class,
            Map.ofEntries(
                    Map.entry("resellerId", TypeInformation.of(ResellerId.class)),
                    Map.entry("kind", Types.ENUM(AlertKind.class)),
                    Map.entry("subject", Types.STRING),
                    Map.entry("version", Types.LONG),
                    Map.entry("open", Types.BOOLEAN),
                    Map.entry("figure", Types.BIG_DEC),
                    Map.entry("limit", Types.BIG_DEC),
                    Map.entry("accountId", TypeInformation.of(AccountId.class)),
                    Map.entry("evidence", Types.LIST(Types.STRING)),
                    Map.entry("openedAt", Types.INSTANT),
                    Map.entry("asOf", Types.INSTANT)));

    private static final int CREDIT_SCALE = 4;

    private Alerts() {}

    /** An alert about credits; they are in units of 0.0001. */
    static Alert ofCredits(
            long resellerId,
            AlertKind kind,
            String subject,
            Episode episode,
            long figure,
            long limit,
            long asOfMicros) {
        return new Alert(
                new ResellerId(resellerId),
                kind,
                subject,
                episode.version(),
                episode.open(),
                credits(figure),
                credits(limit),
                null,
                List.of(),
                instant(episode.openedMicros()),
                instant(asOfMicros));
    }

    static BigDecimal credits(long units) {
        return BigDecimal.valueOf(units, CREDIT_SCALE);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
