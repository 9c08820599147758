package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.token.ApiToken;
import io.panelhouse.panel.token.ApiTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The API tokens of the reseller that is shown. */
final class TokensTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final ApiTokens tokens;
    private final Consumer<Runnable> proof;
    private final InstantSource clock;
    private final Grid<ApiToken> grid = new Grid<>();

    TokensTile(
            CurrentOperator operator,
            ApiTokens tokens,
            Staff staff,
            Consumer<Runnable> proof,
            Formats formats,
            InstantSource clock) {
        this.operator = operator;
        this.tokens = tokens;
        this.proof = proof;
        this.clock = clock;
        Button add = new Button(
                text("machines.token.add"),
                new Icon("plus"),
                click -> proof.accept(
                        () -> new NewTokenDialog(operator, tokens, staff, formats, clock, this::show).open()));
        getContent().addToHead(add);
        Rows.style(grid);
        grid.addColumn(ApiToken::name).setHeader(text("machines.name")).setFlexGrow(2);
        Grid.Column<ApiToken> who = grid.addColumn(ApiToken::operator)
                .setHeader(text("machines.token.operator"))
                .setFlexGrow(1);
        Grid.Column<ApiToken> scope = grid.addColumn(TokensTile::scope)
                .setHeader(text("machines.token.scope"))
                .setFlexGrow(1);
        Grid.Column<ApiToken> used = grid.addColumn(token -> Rows.used(token.lastUsedAt(), formats))
                .setHeader(text("machines.used"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::state).setHeader(text("machines.state")).setFlexGrow(1);
        grid.addComponentColumn(this::actions)
                .setHeader(text("credits.column.actions"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        Rows.wide(grid, List.of(who, scope, used));
        getContent().body().add(grid);
        show();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("machines.token.title"), text("machines.token.definition")).span(12);
    }

    private void show() {
        List<ApiToken> shown = tokens.all(operator.actor()).stream()
                .filter(token -> token.resellerId().equals(operator.scope().panelId()))
                .toList();
        grid.setItems(shown);
        if (shown.isEmpty()) {
            getContent().empty(text("machines.token.empty"), text("machines.token.empty.note"), null);
        } else {
            getContent().ready();
        }
    }

    static String scope(ApiToken token) {
        return text("staff.role." + StaffRole.of(token.permissions()));
    }

    private Span state(ApiToken token) {
        Instant end = token.expiresAt();
        if (token.revokedAt() != null) {
            return Rows.ended(text("machines.token.revoked"));
        }
        return end != null && !end.isAfter(clock.instant()) ? Rows.ended(text("machines.token.expired")) : Rows.works();
    }

    private Component actions(ApiToken token) {
        if (token.revokedAt() != null) {
            return new Span();
        }
        return Rows.action(
                text("machines.token.revoke"),
                token.name(),
                () -> Rows.ask(
                        text("machines.token.revoke.title", token.name()),
                        text("machines.token.revoke.note"),
                        text("machines.token.revoke"),
                        () -> proof.accept(() -> revoke(token))));
    }

    private void revoke(ApiToken token) {
        tokens.revoke(operator.actor(), token.id());
        Message.done(text("machines.token.revoke.done", token.name()));
        show();
    }

    Grid<ApiToken> grid() {
        return grid;
    }
}
