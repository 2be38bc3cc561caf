import * as z from 'zod/mini';

import type { Account } from '#core/run/run.ts';
import { number, readWire } from '../../wire/schema.ts';

const account = z.object({ balance: number });

/** Reads the account: the balance in USD (text on the wire). v2 tells of no traffic. */
export function readAccount(data: unknown): Account {
  return { balance: readWire(account, data).balance };
}
