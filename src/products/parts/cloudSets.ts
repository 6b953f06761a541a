// Clouds in which a target works, if it is more than the worldwide one.
import type { CloudId } from '../../core/registration/registration.ts';

/** Sign-in host and mail hosts are settings of the program, or of our own token script. */
export const anyHosts: readonly CloudId[] = ['global', 'gccHigh', 'dod', 'china', 'demo', 'custom'];

/** Every cloud of Microsoft’s, by a list of the program’s own. */
export const microsoftClouds: readonly CloudId[] = ['global', 'gccHigh', 'dod', 'china'];
