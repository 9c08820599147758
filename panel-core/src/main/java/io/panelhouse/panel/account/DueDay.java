package io.panelhouse.panel.account;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What ends on one local day: accounts, and the credits that renewing them costs, scale 4. */
public record DueDay(LocalDate day, long accounts, BigDecimal credits) {}
