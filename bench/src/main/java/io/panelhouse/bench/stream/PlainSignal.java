package io.panelhouse.bench.stream;

/** What changes the figures of a reseller in the plain job. */
public final class PlainSignal {

    public long reseller;
    public String account = "";
    public int sessions;
    public String spent = "0";
    public String balance = "";

    static PlainSignal session(long reseller, String account, int sessions) {
        PlainSignal signal = new PlainSignal();
        signal.reseller = reseller;
        signal.account = account;
        signal.sessions = sessions;
        return signal;
    }
}
