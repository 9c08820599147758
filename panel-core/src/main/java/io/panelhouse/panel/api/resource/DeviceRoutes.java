package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.DeviceLock;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.device.SeenDevice;
import java.util.List;
import java.util.function.Consumer;

/** The devices of an account, and its lock. */
public final class DeviceRoutes {

    private static final String CHAPTER = "Devices";
    private static final Schema DEVICE_ID = Schema.text(1, 200);
    private static final Schema.Shape LOCK = Schema.shape(
            "DeviceLock",
            Field.of(
                    "state", Schema.choice(LockState.class), "OPEN to any device, to LEARN the next, or LOCKED to one"),
            Field.of("device", DEVICE_ID.orNull(), "The one device"),
            Field.of("lockedAt", Schema.instant().orNull(), "Since when it is that device"),
            Field.of("maxConnections", Schema.whole(1, 1000), "How many sessions may be open at a time"));
    private static final Schema.Shape NEW_LOCK = Schema.shape(
            "NewLock",
            Field.of(
                    "device", DEVICE_ID, "The one device; a MAC address however it is written, or another identifier"));
    private static final Schema.Shape CONNECTIONS =
            Schema.shape("NewConnectionLimit", Field.of("maxConnections", Schema.whole(1, 1000), "Sessions at a time"));
    private static final Schema.Shape DEVICES = Schema.shape(
            "Devices",
            Field.of(
                    "items",
                    Schema.list(
                            Schema.shape(
                                    "Device",
                                    Field.of("device", DEVICE_ID, "Its identifier"),
                                    Field.of("type", Schema.text(0, 200).orNull(), "As it last told"),
                                    Field.of("firstSeen", Schema.instant(), "First let in"),
                                    Field.of("lastSeen", Schema.instant(), "Last let in"),
                                    Field.of("locked", Schema.flag(), "Whether the account is locked to it")),
                            0,
                            100_000),
                    "The last one first"));

    private final Devices devices;

    public DeviceRoutes(Devices devices) {
        this.devices = devices;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/accounts/{account}/devices", "listDevices")
                        .says(CHAPTER, "The devices from which an account was let in")
                        .gives(200, DEVICES)
                        .by(this::list),
                Route.of("GET", "/v1/accounts/{account}/lock", "getLock")
                        .says(CHAPTER, "How an account is locked")
                        .gives(200, LOCK)
                        .by(this::lock),
                Route.of("PUT", "/v1/accounts/{account}/lock", "lockAccount")
                        .says(CHAPTER, "Locks an account to one device")
                        .needs(Permission.SELL)
                        .once()
                        .takes(NEW_LOCK)
                        .gives(200, LOCK)
                        .by(changed(call -> devices.lockTo(
                                call.actor(), call.key(), call.account(), new DeviceId(call.text("device"))))),
                Route.of("DELETE", "/v1/accounts/{account}/lock", "releaseLock")
                        .says(CHAPTER, "Lets any device sign in")
                        .needs(Permission.SELL)
                        .once()
                        .gives(200, LOCK)
                        .by(changed(call -> devices.release(call.actor(), call.key(), call.account()))),
                Route.of("PUT", "/v1/accounts/{account}/connections", "limitConnections")
                        .says(CHAPTER, "How many sessions may be open at a time")
                        .needs(Permission.SELL)
                        .once()
                        .takes(CONNECTIONS)
                        .gives(200, LOCK)
                        .by(changed(call -> devices.limitConnections(
                                call.actor(), call.key(), call.account(), (int) call.number("maxConnections")))));
    }

    private Route.Endpoint changed(Consumer<Call> change) {
        return call -> Refusals.checked(() -> {
            change.accept(call);
            return lock(call);
        });
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        answer.set("items", Json.list(devices.of(call.actor(), call.account()), DeviceRoutes::json));
        return Answer.json(200, answer);
    }

    private Answer lock(Call call) {
        DeviceLock lock = devices.lock(call.actor(), call.account());
        DeviceId device = lock.device();
        return Answer.json(
                200,
                Json.object()
                        .put("state", lock.state().name())
                        .put("device", device == null ? null : device.value())
                        .put("lockedAt", Json.time(lock.lockedAt()))
                        .put("maxConnections", lock.maxConnections()));
    }

    private static ObjectNode json(SeenDevice device) {
        return Json.object()
                .put("device", device.id().value())
                .put("type", device.type())
                .put("firstSeen", device.firstSeen().toString())
                .put("lastSeen", device.lastSeen().toString())
                .put("locked", device.locked());
    }
}
