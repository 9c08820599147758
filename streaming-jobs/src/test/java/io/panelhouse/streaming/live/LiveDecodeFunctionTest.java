package io.panelhouse.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.ResellerChanged;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.streaming.intake.KafkaRecord;
import io.panelhouse.streaming.intake.Quarantine;
import io.panelhouse.streaming.intake.Quarantined;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveDecodeFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private OneInputStreamOperatorTestHarness<KafkaRecord, SessionSignal> harness;

    @BeforeEach
    void openFunction() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new LiveDecodeFunction()));
        harness.open();
    }

    @AfterEach
    void closeFunction() throws Exception {
        harness.close();
    }

    @Test
    void aLedgerEntryBecomesASignalInUnitsOfCredits() throws Exception {
        arrive(Topics.LEDGER_ENTRY, entry(LedgerAccount.WALLET, "-2.5000"));

        assertThat(side(LiveDecodeFunction.RESELLERS)).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(ResellerSignal.Kind.WALLET);
            assertThat(signal.amount()).isEqualTo(-25_000);
            assertThat(signal.balance()).isEqualTo(975_000);
        });
    }

    @Test
    void issuedCreditsAreNobodysBalance() throws Exception {
        arrive(Topics.LEDGER_ENTRY, entry(LedgerAccount.ISSUED, "-2.5000"));

        assertThat(side(LiveDecodeFunction.RESELLERS)).isEmpty();
        assertThat(refused()).isEmpty();
    }

    @Test
    void anAttemptWithANameOfNoAccountIsNobodysIssue() throws Exception {
        arrive(Topics.AUTH_ATTEMPT, attempt(new AccountId(12)));
        arrive(Topics.AUTH_ATTEMPT, attempt(null));

        assertThat(side(LiveDecodeFunction.ATTEMPTS)).singleElement().satisfies(attempt -> {
            assertThat(attempt.accountId()).isEqualTo(12);
            assertThat(attempt.outcome()).isEqualTo(SignInOutcome.EXPIRED);
        });
        assertThat(refused()).isEmpty();
    }

    @Test
    void whatCannotBeReadGoesToQuarantineAsItCame() throws Exception {
        byte[] value = {1, 2, 3};
        arrive(Topics.SESSION, value);

        assertThat(refused()).singleElement().satisfies(refused -> {
            assertThat(refused.record().value()).isEqualTo(value);
            assertThat(refused.record().offset()).isEqualTo(5);
            assertThat(refused.job()).isEqualTo("live");
            assertThat(refused.reason()).isEqualTo("Cannot decode session_recorded: the header is missing");
        });
    }

    @Test
    void aResellerInNoZoneGoesToQuarantine() throws Exception {
        ResellerChanged reseller =
                new ResellerChanged(new ResellerId(1), null, "r", "1/", "Mars/Base", 3, List.of(), null, NOON);
        arrive(
                Topics.RESELLER,
                EventCodecs.RESELLER_CHANGED.encode(new EventEnvelope<>(1, NOON, NOON, null, reseller)));

        assertThat(refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo("Unknown time-zone ID: Mars/Base"));
    }

    @Test
    void aRecordWithoutValueGoesToQuarantine() throws Exception {
        harness.processElement(new KafkaRecord(Topics.SESSION, 0, 5, null, null), 0);

        assertThat(refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo("the record has no value"));
    }

    @Test
    void noTypeFallsBackToKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(KafkaRecord.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Quarantined.class);
    }

    private static byte[] entry(LedgerAccount account, String amount) {
        LedgerEntryPosted entry = new LedgerEntryPosted(
                new ResellerId(7),
                1,
                account,
                2,
                OperationKind.RENEW,
                null,
                new BigDecimal(amount),
                new BigDecimal("97.5000"),
                null,
                null,
                NOON);
        return EventCodecs.LEDGER_ENTRY_POSTED.encode(new EventEnvelope<>(1, NOON, NOON, null, entry));
    }

    private static byte[] attempt(@Nullable AccountId account) {
        SignInAttempted attempt = new SignInAttempted(
                new ResellerId(7), account, "mk-2041", SignInOutcome.EXPIRED, "password", null, null, null, NOON);
        return EventCodecs.SIGN_IN_ATTEMPTED.encode(new EventEnvelope<>(1, NOON, NOON, null, attempt));
    }

    private void arrive(String topic, byte[] value) throws Exception {
        harness.processElement(new KafkaRecord(topic, 0, 5, null, value), 0);
    }

    private List<Quarantined> refused() {
        return side(Quarantine.OUTPUT);
    }

    private <T> List<T> side(OutputTag<T> tag) {
        var output = harness.getSideOutput(tag);
        return output == null
                ? List.of()
                : output.stream().map(record -> record.getValue()).toList();
    }
}
