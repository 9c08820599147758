package io.panelhouse.bench.stream;

/** The state of a session in the plain job. */
public final class PlainSession {

    public long reseller;
    public String account = "";
    public boolean open;
    public boolean closed;
    public boolean known;
    public long seenMillis;
}
