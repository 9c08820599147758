package io.panelhouse.panel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.TestBusiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people type reaches the audit log as text: one line, as data, and nothing else happens. */
@Tag("X5")
class AuditInjectionIT {

    private static final List<String> CORES = List.of(
            "' OR 1=1 --",
            "'; DROP TABLE panel.audit_entry; --",
            "\"); DELETE FROM panel.operator; --",
            "%' OR '1'='1",
            "\\'; SELECT pg_sleep(10); --",
            "$$; TRUNCATE panel.guess; $$",
            "{\"verb\":\"signed-in\"}",
            "\",\"admin\":\"true",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\u202Egnp.exe",
            "${jndi:ldap://x/a}",
            "{0} %s %n",
            ":operator ?1 ?",
            "2026-11-25 INFO all is well",
            "\u001B[2J\u001B[1;31mowned",
            "Set-Cookie: a=b",
            "a:b::c::jsonb",
            "\\x00\\u0000",
            "[[${7*7}]]");
    private static final List<String> WRAPS = List.of(
            "%s",
            "a\r\n%s",
            "\n%s\n",
            "x\0%s",
            "\u2028%s",
            "\u0085%s\u2029",
            "\t%s\u000B",
            "x' %s",
            "\"%s",
            "\\%s",
            "--%s",
            "/*%s*/");
    private static final int TIMES = 9;

    private static TestBusiness business;

    @BeforeAll
    static void open() {
        business = new TestBusiness();
    }

    @AfterAll
    static void close() {
        business.close();
    }

    @Test
    void moreThanTwoThousandPayloadsStayText() {
        List<String> payloads = payloads();
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(2_000).doesNotHaveDuplicates();
        long operators = business.count("SELECT count(*) FROM panel.operator");
        long before = business.count("SELECT count(*) FROM panel.audit_entry");
        AuditLog audit = business.panel.audit();

        for (String payload : payloads) {
            audit.record(business.asNorth, "tried", payload, Map.of("typed", payload, payload, "name"), payload);
        }

        assertThat(business.count("SELECT count(*) FROM panel.audit_entry") - before)
                .isEqualTo(payloads.size());
        assertThat(business.count("SELECT count(*) FROM panel.operator")).isEqualTo(operators);
        assertThat(business.count("SELECT count(*) FROM panel.audit_entry e WHERE e.verb = 'tried'"
                        + " AND (e.object || e.detail::text || e.address) ~ '[\\u0001-\\u001f\\u0085\\u2028\\u2029]'"))
                .isZero();
    }

    @Test
    void aFilterIsTextToo() {
        AuditLog audit = business.panel.audit();
        for (String payload : payloads()) {
            AuditFilter filter = new AuditFilter(payload, payload, payload, null, null);

            assertThat(audit.count(business.asSouth, filter)).isZero();
        }
    }

    private static List<String> payloads() {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            for (String wrap : WRAPS) {
                for (String core : CORES) {
                    payloads.add(wrap.replace("%s", core) + "x".repeat(i));
                }
            }
        }
        return payloads;
    }
}
