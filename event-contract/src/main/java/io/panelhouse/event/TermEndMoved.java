package io.panelhouse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a term that was sold earlier is another one from now on, or the term counts as never sold. Of several for
 * one term the newest counts.
 *
 * @param resellerId owner of the account when it happened
 * @param operationId the operation that moved the end
 * @param kind that operation's kind: a change of package, a reversal, a resumption, a closure
 * @param termOperationId the operation that sold the term
 * @param isVoid whether the term counts as never sold; then {@code endsAt} is null
 * @param endsAt the end that counts; null if it never ends
 */
public record TermEndMoved(
        ResellerId resellerId,
        AccountId accountId,
        long operationId,
        OperationKind kind,
        long termOperationId,
        boolean isVoid,
        @Nullable Instant endsAt,
        Instant occurredAt)
        implements PanelEvent {}
