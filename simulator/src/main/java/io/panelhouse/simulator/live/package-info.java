/**
 * Keeps the demo business alive: subscribers sign in, watch and leave; what falls due is renewed with the probabilities
 * of the model; wallets are topped up.
 *
 * <p>Promises: one loop decides, a few workers talk to the panel. Orders carry keys that follow from what they are
 * about, so a repetition after a failure or a kill adds nothing. An unreachable database or gateway is waited out.
 * Sessions are written to a small file and taken up again by the next process. Accounts that the simulator did not
 * invent are left alone.
 */
@NullMarked
package io.panelhouse.simulator.live;

import org.jspecify.annotations.NullMarked;
