import { Layers } from 'lucide-react';
import { Link } from 'wouter';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { useMessages } from '#messages/use-messages.ts';
import { buttonLook } from '#ui/controls/button.tsx';

/** The way to put runs together with others: those that an address names. */
export function PutTogether({ address }: { readonly address: string }) {
  const t = useMessages();
  return (
    <Link href={address} className={buttonLook({})}>
      <Layers size={14} aria-hidden />
      {t('kept.together')}
    </Link>
  );
}

/** The way to what was put together. */
export function CollectionsLink() {
  const t = useMessages();
  return (
    <Link href={SCREEN_PATHS.collections} className={buttonLook({})}>
      <Layers size={14} aria-hidden />
      {t('kept.collections')}
    </Link>
  );
}
