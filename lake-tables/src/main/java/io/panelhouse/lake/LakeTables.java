package io.panelhouse.lake;

import java.util.List;

/** Every table of the lake. */
public final class LakeTables {

    /**
     * Name of the catalog in each engine. It is part of the key of every row of the JDBC catalog, so all engines use
     * this one.
     */
    public static final String CATALOG = "lake";

    /** Appended to by the lake job, exactly once per journal row. */
    public static final List<LakeTable> RAW = List.of(
            RawReseller.TABLE,
            RawOperation.TABLE,
            RawLedgerEntry.TABLE,
            RawTerm.TABLE,
            RawTermEnd.TABLE,
            RawAuthAttempt.TABLE,
            RawSession.TABLE);

    /** Written by the batch jobs. */
    public static final List<LakeTable> DERIVED = List.of(
            SilverReseller.TABLE,
            SilverTerm.TABLE,
            SilverAccountChange.TABLE,
            GoldAuthDaily.TABLE,
            GoldConsumptionDaily.TABLE,
            GoldPackageMixDaily.TABLE,
            GoldRetainedDaily.TABLE,
            GoldRenewalDaily.TABLE,
            GoldDemandForecast.TABLE);

    private LakeTables() {}
}
