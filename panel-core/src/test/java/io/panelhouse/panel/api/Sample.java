package io.panelhouse.panel.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that an operation takes, with names in braces for what it is about.
 *
 * @param query after the address, or empty
 * @param body null for none
 */
record Sample(String query, @Nullable String body) {

    private static final Map<String, Sample> OF = Map.ofEntries(
            Map.entry("listResellers", query("?under={reseller}")),
            Map.entry("createReseller", body("{'parent':{reseller},'name':'new {n}','timeZone':'Europe/Berlin'}")),
            Map.entry("changeReseller", body("{'name':'renamed {n}'}")),
            Map.entry("moveReseller", body("{'parent':{parent}}")),
            Map.entry("changeSettings", body("{'dueDays':9,'language':null}")),
            Map.entry("addOperator", body("{'name':'hired {n}','role':'SELL'}")),
            Map.entry("changeRole", body("{'role':'VIEW'}")),
            Map.entry("listAccounts", query("?under={reseller}&text=a&status=ACTIVE&package=M1")),
            Map.entry(
                    "writeNotes",
                    body(
                            "{'note':'calls on Mondays','contactEmail':'a@example.com','contactPhone':null,'language':'de'}")),
            Map.entry("quoteSale", query("?package=M1")),
            Map.entry("quoteRenewal", query("?package=M1")),
            Map.entry("createAccount", body("{'reseller':{reseller},'name':'a{n}','secret':'s','package':'M1'}")),
            Map.entry("renewAccount", body("{'package':'M1'}")),
            Map.entry("renewAccounts", body("{'items':[{'account':{account},'package':'M1'}]}")),
            Map.entry("quotePackageChange", query("?package=M3")),
            Map.entry("listDueAccounts", query("?under={reseller}&days=31&limit=10")),
            Map.entry("changePackages", body("{'items':[{'account':{account},'package':'M3'}]}")),
            Map.entry("suspendAccounts", body("{'items':[{'account':{account}}]}")),
            Map.entry("resumeAccounts", body("{'items':[{'account':{account}}]}")),
            Map.entry("moveAccounts", body("{'items':[{'account':{account},'to':{reseller}}]}")),
            Map.entry("reverseOperations", body("{'items':[{'operation':{operation}}]}")),
            Map.entry("quoteBatchReversal", query("?batch={batch}")),
            Map.entry("closeSession", body("{'session':'{session}'}")),
            Map.entry("renameOperator", body("{'name':'renamed {n}'}")),
            Map.entry("giveTier", body("{'tier':'Everything'}")),
            Map.entry("changePackage", body("{'package':'M3'}")),
            Map.entry("moveAccount", body("{'to':{reseller}}")),
            Map.entry(
                    "markFollowUp",
                    body("{'state':'PROMISED','channel':'PHONE','promisedFor':'2026-06-28','note':'on pay day'}")),
            Map.entry("lockAccount", body("{'device':'00-1A-79-00-00-01'}")),
            Map.entry("limitConnections", body("{'maxConnections':2}")),
            Map.entry("listAttempts", query("?under={reseller}&account={account}&outcome=ACCEPTED")),
            Map.entry("listSessions", query("?under={reseller}")),
            Map.entry("listBalances", query("?under={reseller}")),
            Map.entry("createTransfer", body("{'from':{parent},'to':{reseller},'credits':'1'}")),
            Map.entry("createMint", body("{'provider':{provider},'credits':'10'}")),
            Map.entry(
                    "createWebhook",
                    body("{'reseller':{reseller},'url':'https://hooks.example.com/a','kinds':['ACTIVATE','RENEW']}")),
            Map.entry("changeWebhook", body("{'url':'https://hooks.example.com/b','kinds':[],'enabled':false}")),
            Map.entry(
                    "createToken",
                    body("{'operator':'{operatorName}','name':'t{n}','permissions':['VIEW'],'expiresAt':null}")));

    private static Sample query(String query) {
        return new Sample(query, null);
    }

    private static Sample body(String body) {
        return new Sample("", body.replace('\'', '"'));
    }

    /** The sample of an operation; nothing more than its address for one that needs nothing more. */
    static Sample of(String operation) {
        return OF.getOrDefault(operation, new Sample("", null));
    }

    static String filled(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}
