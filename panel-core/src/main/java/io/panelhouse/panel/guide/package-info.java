/**
 * Guides that tell customers how to set up their devices, and how many of the devices seen they cover. The product
 * ships a guide for each {@link io.panelhouse.panel.device.DeviceKind}; resellers write their own for what a device
 * calls itself.
 */
@NullMarked
package io.panelhouse.panel.guide;

import org.jspecify.annotations.NullMarked;
