package io.panelhouse.panel.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccountNotesTest {

    @Test
    void blankIsTheSameAsNothing() {
        assertThat(new AccountNotes(" \n", "", null, " ")).isEqualTo(AccountNotes.NONE);
    }

    @Test
    void aWrongFieldIsNamedAndNotRepeated() {
        assertThatThrownBy(() -> new AccountNotes(null, "kim at example", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid e-mail address: must look like name@example.com");
        assertThatThrownBy(() -> new AccountNotes(null, null, "07700 900123", null))
                .hasMessage("Invalid phone number: must begin with + and the country code");
        assertThatThrownBy(() -> new AccountNotes(null, null, null, "German"))
                .hasMessage("Invalid language: must be a tag such as de or pt-BR");
        assertThatThrownBy(() -> new AccountNotes("x".repeat(2001), null, null, null))
                .hasMessage("Invalid note: must have at most 2000 characters");
    }

    @Test
    void aLogNeverShowsWhatIsWritten() {
        assertThat(new AccountNotes("secret", "kim@example.com", "+44 7700 900123", "de"))
                .hasToString("AccountNotes[note e-mail phone de]");
    }
}
