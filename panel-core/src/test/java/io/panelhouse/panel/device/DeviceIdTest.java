package io.panelhouse.panel.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:1A:79:AB:cd:01",
                "00-1a-79-ab-cd-01",
                "001a.79ab.cd01",
                "001A79ABCD01",
                " 00:1a:79:ab:cd:01\n",
            })
    @Tag("S17")
    void everyFormOfAMacAddressIsTheSameDevice(String typed) {
        assertThat(new DeviceId(typed).value()).isEqualTo("00:1A:79:AB:CD:01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:1A-79:AB:CD:01",
                "00:1A:79:AB:CD",
                "00:1A:79:AB:CD:0g",
                "0:01A:79:AB:CD:01",
                "001a79abcd0",
                "STB-4711x"
            })
    @Tag("S17")
    void whatIsNoMacAddressIsKeptAsTold(String typed) {
        assertThat(new DeviceId("  " + typed + " ").value()).isEqualTo(typed);
    }

    @Test
    void upperAndLowerCaseOfOtherIdentifiersDiffer() {
        assertThat(new DeviceId("serial-a")).isNotEqualTo(new DeviceId("serial-A"));
    }

    @Test
    void whatADeviceTellsCanBeNothing() {
        assertThat(DeviceId.told(null)).isEmpty();
        assertThat(DeviceId.told(" \0\t")).isEmpty();
        assertThat(DeviceId.told("x".repeat(300)).orElseThrow().value()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceId(" "))
                .withMessage("Invalid device: must not be blank");
    }

    @ParameterizedTest
    @CsvSource({
        "001a, 00:1A",
        "001a7, 00:1A:7",
        "00-1a-7, 00:1A:7",
        "001a.79, 00:1A:79",
        "00:, 00",
        "mag, mag",
        "12, 12"
    })
    void theBeginningOfAnIdentifierIsFoundWhileItIsTyped(String typed, String kept) {
        assertThat(DeviceId.prefix(typed)).isEqualTo(kept);
    }
}
