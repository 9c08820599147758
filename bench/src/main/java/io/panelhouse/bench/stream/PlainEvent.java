package io.panelhouse.bench.stream;

/** An event of the plain job, as Jackson and Flink read it by default. */
public final class PlainEvent {

    /** HEARTBEAT, OPENED, CLOSED, WALLET, CONSUMED or SIGN_IN. */
    public String kind = "";

    public long reseller;
    public String session = "";
    public String account = "";
    public String device = "";
    public String amount = "0";
    public String balance = "0";
    public long atMillis;
}
