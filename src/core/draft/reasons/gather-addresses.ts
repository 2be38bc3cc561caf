import { receiverOf } from '../address.ts';
import type { StartReason } from './start-reason.ts';

/** A reason, and how many rows of a batch have it. */
export type CountedReason = { readonly reason: StartReason; readonly rows: number };

type AddressReason = Extract<StartReason, { readonly kind: 'address' | 'callback' }>;

const isAddress = (reason: StartReason): reason is AddressReason =>
  reason.kind === 'address' || reason.kind === 'callback';

const numberOf = ({ count = 1 }: AddressReason) => count;

/**
 * The reasons as they are asked about: the addresses first, those of one receiver in one place as one with their number, the rarest of
 * them first, so that one among many is seen; the others in their order.
 */
export function gatherAddresses(counted: readonly CountedReason[]): readonly StartReason[] {
  const gathered = new Map<string, AddressReason>();
  for (const { reason, rows } of counted) {
    if (!isAddress(reason)) continue;
    const name = reason.kind === 'address' ? reason.name : '';
    const key = JSON.stringify([reason.kind, name, reason.source, receiverOf(reason.value)]);
    const before = gathered.get(key);
    const count = rows * numberOf(reason) + (before ? numberOf(before) : 0);
    gathered.set(key, { ...(before ?? reason), ...(count > 1 && { count }) });
  }
  const others = counted.flatMap(({ reason }) => (isAddress(reason) ? [] : [reason]));
  return [...[...gathered.values()].sort((one, other) => numberOf(one) - numberOf(other)), ...others];
}
