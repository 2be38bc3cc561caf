import { type FailureFacts, factsOf } from '#core/errors/failure.ts';

import type { Ask } from './client/client.ts';
import type { ApiConfig } from './config/config.ts';
import type { EndOfV1 } from './operations.ts';
import * as v1 from './v1/requests.ts';
import { readAccount as readV1Account } from './v1/wire/account.ts';
import * as v2 from './v2/requests.ts';
import { readAccount as readV2Account } from './v2/wire/account.ts';
import { readProxyRegions } from './wire/proxy-regions.ts';

const GONE: ReadonlySet<number | undefined> = new Set([404, 410]);

/**
 * Detects whether v1 has ended here, by public requests without a key: all of v1's are missing and v2
 * answers as the platform does. One missing item, or a host that serves neither, does not count.
 */
export async function findEndOfV1(ask: Ask): Promise<EndOfV1 | undefined> {
  const gone = await Promise.all(
    [v1.proxyRegionsRequest(), v1.storeRequest('a')].map((request) =>
      factsOfFailed(ask(request, () => undefined)),
    ),
  );
  if (gone.some((facts) => !GONE.has(facts?.status))) return undefined;
  if ((await factsOfFailed(ask(v2.proxyRegionsRequest(), readProxyRegions))) !== undefined) return undefined;
  // The platform says 410, or gives a code; a host that passes nothing on gives a page of its own.
  return gone.every((facts) => facts?.status === 410 || facts?.code !== undefined) ? 'retired' : 'blocked';
}

export async function askVersion(
  ask: Ask,
  version: ApiConfig['version'],
  { hasKey, signal }: { readonly hasKey: boolean; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const { proxyRegionsRequest, accountRequest } = version === 'v1' ? v1 : v2;
  const readAccount = version === 'v1' ? readV1Account : readV2Account;
  if (hasKey) await ask(accountRequest(), readAccount, { signal });
  else await ask(proxyRegionsRequest(), readProxyRegions, { signal });
}

async function factsOfFailed(promise: Promise<unknown>): Promise<FailureFacts | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return factsOf(error);
  }
}
