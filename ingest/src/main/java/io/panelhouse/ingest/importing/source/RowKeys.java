package io.panelhouse.ingest.importing.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names a row by its content and, among rows of the same content, by its number. So a file that has grown or was
 * rotated gives its old rows their old names.
 *
 * <p>Only the last {@value #MAX_REMEMBERED} contents are remembered: a row that is repeated after more others than that
 * gets the name of its first appearance.
 */
public final class RowKeys {

    private static final int MAX_REMEMBERED = 200_000;
    private static final int HASH_BYTES = 12;

    private final MessageDigest digest = sha256();
    private final Map<String, Integer> occurrences = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** The name of the next row with this content. */
    public String next(String content) {
        byte[] hash = Arrays.copyOf(digest.digest(content.getBytes(UTF_8)), HASH_BYTES);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        int occurrence = occurrences.merge(name, 1, Integer::sum);
        return occurrence == 1 ? name : name + "." + occurrence;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
