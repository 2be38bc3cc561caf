import { type LazyModule, lazyModule } from '#browser/lazy-module.ts';
import type { Packing } from '#browser/stored/packed-entry.ts';
import type { decodeLink } from '#core/link/link-codec.ts';
import type { readQueryLink } from '#core/link/query/query-link.ts';

type Codecs = Packing & {
  readonly decodeLink: typeof decodeLink;
  readonly readQueryLink: typeof readQueryLink;
};

/**
 * What packs long drafts, and what reads links. Both take a slow computer some frames to load: only a form waits for them that is
 * opened with a link or something long, or over something that may be.
 */
export const CODECS: LazyModule<Codecs> = lazyModule(async () => {
  const [{ packText, unpackText }, { decodeLink }, { readQueryLink }] = await Promise.all([
    import('#core/bytes/pack-text.ts'),
    import('#core/link/link-codec.ts'),
    import('#core/link/query/query-link.ts'),
  ]);
  return { packText, unpackText, decodeLink, readQueryLink };
});
