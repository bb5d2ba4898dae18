/**
 * The one door to the schema library. Only this file imports zod.
 * Subtle: jitless must be set before the first schema is made; without it zod probes `new Function`,
 * which a strict content security policy reports as a violation.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
