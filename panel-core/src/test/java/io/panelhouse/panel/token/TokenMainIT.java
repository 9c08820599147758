package io.panelhouse.panel.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.OperatorRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first token of a panel comes from the command line. */
class TokenMainIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void hire() {
        BUSINESS.panel
                .operators()
                .create(BUSINESS.asProvider, "nora", "a long password of nora", OperatorRole.OWNER, BUSINESS.north);
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    void aTokenIsPrintedOnceAndActsForItsOperator() {
        int exit = run("create", "--operator", "nora", "--name", "first");

        String token = out.toString(StandardCharsets.UTF_8).strip();
        Actor actor = BUSINESS.panel.tokens().verify(token).orElseThrow();
        assertThat(exit).isZero();
        assertThat(token).matches("ph_[0-9A-Za-z]{38}");
        assertThat(actor.operator()).isEqualTo("nora/first");
        assertThat(actor.scope()).isEqualTo(BUSINESS.north);
        assertThat(actor.permissions()).containsExactlyInAnyOrder(Permission.values());
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain(token);
        assertThat(BUSINESS.count("SELECT count(*) FROM panel.api_token WHERE hash::text LIKE '%" + token + "%'"))
                .isZero();
    }

    @Test
    void aReadOnlyTokenMayOnlyRead() {
        run("create", "--operator", "nora", "--name", "reader", "--read-only");

        assertThat(BUSINESS.panel
                        .tokens()
                        .verify(out.toString(StandardCharsets.UTF_8).strip())
                        .orElseThrow()
                        .permissions())
                .containsExactly(Permission.VIEW);
    }

    @Test
    void aMistypedTokenIsNone() {
        run("create", "--operator", "nora", "--name", "typo");
        String token = out.toString(StandardCharsets.UTF_8).strip();
        char last = token.charAt(10) == 'A' ? 'B' : 'A';

        assertThat(BUSINESS.panel.tokens().verify(token.substring(0, 10) + last + token.substring(11)))
                .isEmpty();
    }

    @Test
    void whatCannotBeMadeIsSaid() {
        assertThat(run("create", "--operator", "nobody", "--name", "x")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("Cannot create token x: there is no such operator in your tree");
        assertThat(run("create", "--name", "x")).isEqualTo(2);
        assertThat(TokenMain.run(List.of("create", "--operator", "a", "--name", "b"), Map.of(), print(out), print(err)))
                .isEqualTo(78);
    }

    private int run(String... arguments) {
        return TokenMain.run(List.of(arguments), BUSINESS.database.environment(), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
