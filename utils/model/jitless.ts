/** Imported first by every page and the background: keeps zod from probing for `eval`, which an extension's CSP refuses and reports. */
import { config } from 'zod';

config({ jitless: true });
