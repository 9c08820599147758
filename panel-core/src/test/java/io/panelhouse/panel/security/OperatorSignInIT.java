package io.panelhouse.panel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.OperatorRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S34")
@Tag("X3")
class OperatorSignInIT {

    private static final int GUESSES = 10_000;
    private static TestPeople people;

    @BeforeAll
    static void open() {
        people = new TestPeople();
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @AfterEach
    void anHourPasses() {
        people.business.time.advance(Duration.ofHours(2));
    }

    @Test
    void nameAndPasswordLetIn() {
        assertThat(people.signIn("OLGA", TestPeople.PASSWORD)).isInstanceOf(SignInAnswer.Accepted.class);
        assertThat(people.signIn("olga", "another long one")).isEqualTo(new SignInAnswer.Refused());
        assertThat(people.signIn("nobody", TestPeople.PASSWORD)).isEqualTo(new SignInAnswer.Refused());
        assertThat(people.signIn("ol\0ga", "x".repeat(100_000))).isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    void ofTenThousandGuessesTenAreLookedAt() {
        int looked = 0;
        for (int i = 0; i < GUESSES; i++) {
            SignInAnswer answer = people.signIn(
                    i % 2 == 0 ? "olga" : "Olga", "guess number " + i, "10.0." + i / 250 + "." + i % 250, null);
            looked += answer instanceof SignInAnswer.Throttled ? 0 : 1;
        }

        assertThat(looked).isEqualTo(10);
    }

    @Test
    void guessesAtTheSameTimeShareTheTenTries() throws Exception {
        try (ExecutorService guessers = Executors.newFixedThreadPool(8)) {
            List<Future<SignInAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String guess = "guess number " + i;
                answers.add(guessers.submit(() -> people.signIn("olga", guess)));
            }
            int looked = 0;
            for (Future<SignInAnswer> answer : answers) {
                looked += answer.get() instanceof SignInAnswer.Throttled ? 0 : 1;
            }
            assertThat(looked).isEqualTo(10);
        }
    }

    @Test
    void noHourHoldsMoreThanTenHoweverItIsCut() {
        int looked = 0;
        for (int minute = 0; minute < 5 * 60; minute++) {
            looked += people.signIn("olga", "guess at minute " + minute) instanceof SignInAnswer.Throttled ? 0 : 1;
            people.business.time.advance(Duration.ofMinutes(1));
        }

        // Ten in ten minutes, then an hour of quiet.
        assertThat(looked).isEqualTo(50);
    }

    @Test
    void theOwnerIsNotLockedOutOfABrowserUsedBefore() {
        SignInAnswer before = people.signIn("olga", TestPeople.PASSWORD);
        String mark = ((SignInAnswer.Accepted) before).browserMark();
        for (int i = 0; i < 20; i++) {
            people.signIn("olga", "guess number " + i);
        }

        assertThat(people.signIn("olga", TestPeople.PASSWORD)).isInstanceOf(SignInAnswer.Throttled.class);
        assertThat(people.signIn("olga", TestPeople.PASSWORD, TestPeople.HOME, mark))
                .isEqualTo(new SignInAnswer.Accepted(people.now(people.olga), mark));
    }

    @Test
    void aBrowserUsedBeforeHasTenTriesToo() {
        String mark = ((SignInAnswer.Accepted) people.signIn("olga", TestPeople.PASSWORD)).browserMark();
        for (int i = 0; i < 10; i++) {
            assertThat(people.signIn("olga", "guess number " + i, TestPeople.HOME, mark))
                    .isEqualTo(new SignInAnswer.Refused());
        }

        assertThat(people.signIn("olga", TestPeople.PASSWORD, TestPeople.HOME, mark))
                .isInstanceOf(SignInAnswer.Throttled.class);
    }

    @Test
    void aMarkIsOfUseToItsOwnerOnlyAndCannotBeMade() {
        String mark = ((SignInAnswer.Accepted) people.signIn("paula", TestPeople.PASSWORD)).browserMark();
        String forged = people.olga.id() + mark.substring(mark.indexOf('.'));
        for (int i = 0; i < 10; i++) {
            people.signIn("olga", "guess number " + i);
        }

        for (String shown : List.of(mark, forged, "", "1.1.a.b", mark + "x")) {
            assertThat(people.signIn("olga", TestPeople.PASSWORD, TestPeople.HOME, shown))
                    .as(shown)
                    .isInstanceOf(SignInAnswer.Throttled.class);
        }
    }

    @Test
    void manyNamesFromOneAddressAreLimitedToo() {
        int looked = 0;
        for (int i = 0; i < 120; i++) {
            looked +=
                    people.signIn("name " + i, "the same guess", "198.51.100.9", null) instanceof SignInAnswer.Throttled
                            ? 0
                            : 1;
        }

        assertThat(looked).isEqualTo(100);
        assertThat(people.signIn("olga", TestPeople.PASSWORD, "198.51.100.10", null))
                .isInstanceOf(SignInAnswer.Accepted.class);
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeOneThatSomebodyHas() {
        List<SignInAnswer> known = new ArrayList<>();
        List<SignInAnswer> unknown = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            known.add(people.signIn("olga", "guess number " + i));
            unknown.add(people.signIn("olgb", "guess number " + i));
        }

        assertThat(unknown).isEqualTo(known);
        assertThat(known).contains(new SignInAnswer.Refused());
        assertThat(known.getLast()).isInstanceOf(SignInAnswer.Throttled.class);
    }

    @Test
    void whoSignsInRightUsesUpNoTries() {
        for (int i = 0; i < 30; i++) {
            assertThat(people.signIn("olga", TestPeople.PASSWORD)).isInstanceOf(SignInAnswer.Accepted.class);
        }
    }

    @Test
    void countsAreForgottenAndStayWithinTheirBuckets() {
        for (int i = 0; i < 50; i++) {
            people.signIn("invented " + i, "a guess");
        }
        assertThat(people.business.count("SELECT count(*) FROM panel.guess WHERE bucket NOT BETWEEN 0 AND 262143"))
                .isZero();
        people.business.time.advance(Duration.ofHours(1));

        people.security.sweep();

        assertThat(people.business.count("SELECT count(*) FROM panel.guess")).isZero();
    }

    @Test
    void aDisabledPersonIsAnsweredLikeAWrongPassword() {
        var dora = people.person("dora", people.business.north, OperatorRole.RESELLER);
        people.business.panel.staff().disable(people.olga.actor(), dora.id());

        assertThat(people.signIn("dora", TestPeople.PASSWORD)).isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    void refusedTriesStandInTheLogWithoutWhatWasTyped() {
        people.signIn("olga", "my other password", "203.0.113.5", null);

        var entry = people.business
                .panel
                .audit()
                .page(people.olga.actor(), new AuditFilter("olga", "sign-in-refused", null, null, null), null, 1)
                .getFirst();
        assertThat(entry.object()).isEqualTo("operator " + people.olga.id());
        assertThat(entry.address()).isEqualTo("203.0.113.5");
        assertThat(people.business.count(
                        "SELECT count(*) FROM panel.audit_entry e" + " WHERE e::text LIKE '%my other password%'"))
                .isZero();
    }
}
