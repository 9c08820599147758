package io.panelhouse.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void fieldsAreQuotedWhereNeeded() {
        assertThat(Csv.of(List.of(List.of("a", "b,c"), List.of("say \"x\"", "1.5"))))
                .isEqualTo("a,\"b,c\"\r\n\"say \"\"x\"\"\",1.5\r\n");
    }

    @Test
    void noFieldRunsAFormula() {
        assertThat(Csv.of(List.of(List.of("=1+1", "@x", "-5", "-x")))).isEqualTo("'=1+1,'@x,-5,'-x\r\n");
    }
}
