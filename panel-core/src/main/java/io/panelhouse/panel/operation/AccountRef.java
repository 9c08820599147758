package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;

/** Which account an order is about: by id, or by its owner and name where the id is not known yet. */
public sealed interface AccountRef {

    static AccountRef id(AccountId id) {
        return new ById(id);
    }

    static AccountRef name(ResellerId reseller, String name) {
        return new ByName(reseller, name);
    }

    record ById(AccountId id) implements AccountRef {}

    record ByName(ResellerId reseller, String name) implements AccountRef {}
}
