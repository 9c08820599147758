package io.panelhouse.dashboard.signin;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as SVG, black on white whatever the colour scheme, with the quiet border that cameras need. */
public final class QrPicture {

    private static final int BORDER = 4;

    private QrPicture() {}

    /** The picture of a text, called so for those who do not see it; nothing of the text stands in it as text. */
    public static String svg(String text, String label) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + BORDER, y + BORDER));
                }
            }
        }
        int size = code.size + 2 * BORDER;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="180" height="180" role="img" \
                aria-label="%3$s" shape-rendering="crispEdges">\
                <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>""".formatted(size, path, label);
    }
}
