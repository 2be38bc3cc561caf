import { type LateCode, lateCode } from '#browser/late-code.ts';
import type { Packing } from '#browser/stored/packed-entry.ts';
import type { decodeLink } from '#core/link/link-codec.ts';

type Codecs = Packing & { readonly decodeLink: typeof decodeLink };

/**
 * What packs long drafts, and what reads the fragments of links. Both take a slow computer some frames to load: only a form waits for
 * them that is opened with something long, or over something that may be.
 */
export const CODECS: LateCode<Codecs> = lateCode(async () => {
  const [{ packText, unpackText }, { decodeLink }] = await Promise.all([
    import('#core/bytes/pack-text.ts'),
    import('#core/link/link-codec.ts'),
  ]);
  return { packText, unpackText, decodeLink };
});
