package io.panelhouse.panel.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void aHashFitsItsPasswordOnly() {
        String hash = PasswordHash.of("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("correct");
        assertThat(PasswordHash.fits("correct horse", hash)).isTrue();
        assertThat(PasswordHash.fits("Correct horse", hash)).isFalse();
        assertThat(PasswordHash.of("correct horse")).isNotEqualTo(hash);
    }

    @Test
    void aHashMadeElsewhereIsUnderstood() {
        // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(PasswordHash.fits("password", hash)).isTrue();
    }
}
