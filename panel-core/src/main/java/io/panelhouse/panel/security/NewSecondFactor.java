package io.panelhouse.panel.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.encoders.Base32;

/** A secret that an app is to be told, by its address as a picture or by hand. It is shown to its owner only. */
public final class NewSecondFactor {

    private final String name;
    private final byte[] secret;

    NewSecondFactor(String name, byte[] secret) {
        this.name = name;
        this.secret = secret.clone();
    }

    byte[] secret() {
        return secret.clone();
    }

    /** The secret to be typed into the app, in groups of four characters. */
    public String text() {
        return base32().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The address that apps read from a picture. */
    public String address() {
        return "otpauth://totp/Panelhouse:" + encoded(name) + "?secret=" + base32() + "&issuer=Panelhouse";
    }

    private String base32() {
        return Base32.toBase32String(secret).replace("=", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "NewSecondFactor";
    }
}
