package io.panelhouse.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Tag("U2")
class PlainPushTest {

    @Test
    void aBrowserThatOffersToDeflateIsAnsweredPlainly() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/VAADIN/push");
        request.addHeader("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits");
        request.addHeader("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        MockFilterChain chain = new MockFilterChain();

        new PlainPush().doFilter(request, new MockHttpServletResponse(), chain);

        HttpServletRequest passed = (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
        assertThat(passed.getHeader("sec-websocket-extensions")).isNull();
        assertThat(Collections.list(passed.getHeaders("Sec-WebSocket-Extensions")))
                .isEmpty();
        assertThat(passed.getHeader("Sec-WebSocket-Key")).isEqualTo("dGhlIHNhbXBsZSBub25jZQ==");
    }
}
