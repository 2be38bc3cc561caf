import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { YES_OR_NO } from '#core/stored/format.ts';

export const storedShowNames = openEntry(STORED.showNames, YES_OR_NO);
