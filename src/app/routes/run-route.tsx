import { isRunSlug } from '#core/run/run-slug.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { RunPage } from '#features/follow-run/run-page.tsx';

import { NotFound } from '../not-found.tsx';

export default function RunRoute({ slug }: { readonly slug: string }) {
  const { openKeyDialog } = useKeyDialog();
  if (!isRunSlug(slug)) return <NotFound />;
  return <RunPage key={slug} slug={slug} onNeedKey={() => void openKeyDialog()} />;
}
