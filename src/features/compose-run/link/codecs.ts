import { type LazyModule, lazyModule } from '#browser/lazy-module.ts';
import type { Packing } from '#browser/stored/packed-entry.ts';
import type { decodeLink } from '#core/link/link-codec.ts';
import type { readQueryLink } from '#core/link/query/query-link.ts';

type Codecs = Packing & {
  readonly decodeLink: typeof decodeLink;
  readonly readQueryLink: typeof readQueryLink;
};

/**
 * Packs long drafts and reads links. Loading takes some frames on a slow computer, so only a form that may
 * need it waits.
 */
export const CODECS: LazyModule<Codecs> = lazyModule(async () => {
  const [{ packText, unpackText }, { decodeLink }, { readQueryLink }] = await Promise.all([
    import('#core/bytes/pack-text.ts'),
    import('#core/link/link-codec.ts'),
    import('#core/link/query/query-link.ts'),
  ]);
  return { packText, unpackText, decodeLink, readQueryLink };
});
