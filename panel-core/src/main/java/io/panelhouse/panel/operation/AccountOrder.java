package io.panelhouse.panel.operation;

/** An order about an account that exists. */
public sealed interface AccountOrder extends Order permits RenewAccount, ChangePackage, Suspend, Resume, Close, Move {

    AccountRef account();
}
