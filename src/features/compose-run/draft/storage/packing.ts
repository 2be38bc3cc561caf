import { type LateCode, lateCode } from '#browser/late-code.ts';
import type { Packing } from '#browser/stored/packed-entry.ts';

/** What packs long drafts: only a form that is opened with one waits for it. */
export const PACKING: LateCode<Packing> = lateCode(() => import('#core/bytes/pack-text.ts'));
