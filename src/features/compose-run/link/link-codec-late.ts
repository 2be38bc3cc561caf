import { lateCode } from '#browser/late-code.ts';

/** What reads the fragment of a link: only a form that is opened with one waits for it. */
export const LINK_CODEC = lateCode(() => import('#core/link/link-codec.ts'));
