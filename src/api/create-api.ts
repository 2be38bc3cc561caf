import { createAsk, createSend, type ClientParts } from './client.ts';
import type { ApiConfig } from './config.ts';
import type { Dialect } from './dialect.ts';
import type { Api } from './operations.ts';
import { createServerClock } from './server-clock.ts';
import { v1 } from './v1/dialect.ts';
import { v2 } from './v2/dialect.ts';

const DIALECTS: Record<ApiConfig['version'], Dialect> = { v1, v2 };

/** The platform's operations, spoken in the version of its API that the build names. */
export function createApi(parts: Omit<ClientParts, 'clock'>): Api {
  const { kindOfCode, createOperations } = DIALECTS[parts.config.version];
  const clock = createServerClock();
  const ask = createAsk(createSend({ ...parts, clock }, kindOfCode));
  const hasKey = () => parts.keyStore.get() !== undefined;
  return { ...createOperations({ ask, hasKey }), serverTime: clock.read };
}
