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
            nora           | short pas          | It has 9 characters; use at least 10.
            Nora-Berger    | noraberger         | It is the name; choose something that nobody sees.
            nora           | 1234567890         | It is on the list of common passwords that are tried first; choose another.
            nora           | Basketball         | It is easily guessed; add a word or two that do not belong together.
            nora           | qwertyuiop         | It is on the list of common passwords that are tried first; choose another.
            nora           | aaaaaaaaaaaaaaa    | It is easily guessed; add a word or two that do not belong together.
            nora           | Password123!       | It is easily guessed; add a word or two that do not belong together.
            nora.berger    | nora.berger1       | It is easily guessed; add a word or two that do not belong together.
            """)
    void aBadPasswordIsRefusedInOneSentence(String name, String password, String problem) {
        assertThat(PasswordRules.problem(name, password)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a long enough one", "a demo password", "k2f9-x3mz-7hqa-pw4t", "träumende Giraffen"})
    void aLongUnusualOneIsGood(String password) {
        assertThat(PasswordRules.problem("nora", password)).isEmpty();
    }

    @Test
    void anEndlessOneIsRefusedWithoutJudgingIt() {
        assertThat(PasswordRules.problem("nora", "x".repeat(1_000_000)))
                .contains("It has 1000000 characters; use at most 200.");
    }

    @Test
    void theListOfCommonPasswordsIsThere() {
        assertThat(PasswordRules.commonPasswords()).isGreaterThanOrEqualTo(30_000);
    }

    @Test
    void theMeterRisesWithTheWords() {
        assertThat(PasswordRules.strength("nora", "password").word()).isEqualTo("Very weak");
        assertThat(PasswordRules.strength("nora", "giraffe77").score())
                .isLessThan(PasswordRules.strength("nora", "giraffe umbrella").score());
        assertThat(PasswordRules.strength("nora", "giraffe umbrella thursday").word())
                .isEqualTo("Strong");
    }
}
