package io.panelhouse.panel.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S47")
class DeviceKindTest {

    @ParameterizedTest
    @CsvSource({
        "MAG, MAG",
        "MAG322, MAG",
        "Infomir MAG 254, MAG",
        "Formuler Z8 Pro, FORMULER",
        "AFTMM, FIRE_TV",
        "Amazon Fire TV Stick 4K (Android 7), FIRE_TV",
        "Apple TV 4K, APPLE_TV",
        "iPad Pro, IPHONE",
        "Samsung Tizen 6.5, SMART_TV",
        "LG webOS, SMART_TV",
        "Vu+ Duo2, ENIGMA",
        "Android TV, ANDROID",
        "NVIDIA SHIELD, ANDROID",
        "Windows 11, COMPUTER"
    })
    void aDeviceIsKnownByWhatItCallsItself(String told, DeviceKind kind) {
        assertThat(DeviceKind.of(told)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Magic Lantern", "Roku Express", "Fireplace", "image"})
    void anotherWordIsNoKind(String told) {
        assertThat(DeviceKind.of(told)).isEmpty();
    }

    @Test
    void whoToldNothingIsOfNoKind() {
        assertThat(DeviceKind.of(null)).isEqualTo(Optional.empty());
    }

    @Test
    void everyKindIsKnownByItsOwnName() {
        assertThat(List.of(DeviceKind.values()))
                .allSatisfy(kind ->
                        assertThat(DeviceKind.of(kind.name().replace('_', ' '))).contains(kind));
    }
}
