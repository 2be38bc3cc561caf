import { holdsKey, redactKey } from '#core/secrets/own-key.ts';
import type { ImportedInput } from './imported-input.ts';

/** Replaces the key of this tab with `YOUR_API_KEY`; returns the same input if it does not contain the key. */
export function redactOwnKey(input: ImportedInput, key: string | undefined): ImportedInput {
  const { custom, system, version, callbackUrl } = input;
  if (![custom, system, version, callbackUrl].some((part) => holdsKey(part, key))) return input;
  return {
    ...input,
    custom: redactKey(custom, key),
    ...(system && { system: redactKey(system, key) }),
    ...(version !== undefined && { version: redactKey(version, key) }),
    ...(callbackUrl !== undefined && { callbackUrl: redactKey(callbackUrl, key) }),
    droppedKey: true,
  };
}
