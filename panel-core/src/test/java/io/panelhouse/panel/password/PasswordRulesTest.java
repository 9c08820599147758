package io.panelhouse.panel.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S34")
class PasswordRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nora           | short pas          | TOO_SHORT
            Nora-Berger    | noraberger         | IS_NAME
            nora           | 1234567890         | COMMON
            nora           | Basketball         | GUESSED
            nora           | qwertyuiop         | COMMON
            nora           | aaaaaaaaaaaaaaa    | GUESSED
            nora           | Password123!       | GUESSED
            nora.berger    | nora.berger1       | GUESSED
            """)
    void aBadPasswordIsRefusedWithItsReason(String name, String password, PasswordProblem problem) {
        assertThat(PasswordRules.problem(name, password)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a long enough one", "a demo password", "k2f9-x3mz-7hqa-pw4t", "träumende Giraffen"})
    void aLongUnusualOneIsGood(String password) {
        assertThat(PasswordRules.problem("nora", password)).isEmpty();
    }

    @Test
    void anEndlessOneIsRefusedWithoutJudgingIt() {
        assertThat(PasswordRules.problem("nora", "x".repeat(1_000_000))).contains(PasswordProblem.TOO_LONG);
    }

    @Test
    void theListOfCommonPasswordsIsThere() {
        assertThat(PasswordRules.commonPasswords()).isGreaterThanOrEqualTo(30_000);
    }

    @Test
    void theMeterRisesWithTheWords() {
        assertThat(PasswordRules.strength("nora", "password").score()).isZero();
        assertThat(PasswordRules.strength("nora", "giraffe77").score())
                .isLessThan(PasswordRules.strength("nora", "giraffe umbrella").score());
        assertThat(PasswordRules.strength("nora", "giraffe umbrella thursday").score())
                .isEqualTo(4);
    }
}
