import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { KeyNames } from './key-names.tsx';
import { areShortcutsOn, setShortcutsOn, SHORTCUT_IDS } from './shortcuts.ts';

/** The list of shortcuts and the switch to turn them off: some conflict with speech input and other tools. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages();
  const [on, setOn] = useState(areShortcutsOn);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="divide-y divide-line">
        {SHORTCUT_IDS.map((id) => (
          <div key={id} className="flex items-center justify-between gap-4 py-1.5">
            <dt className={on ? '' : 'text-muted line-through'}>{t(`keys.of.${id}`)}</dt>
            <dd>
              <KeyNames of={id} />
            </dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-control items-center gap-2 font-medium">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            setShortcutsOn(target.checked);
            setOn(target.checked);
          }}
        />
        {t('keys.on')}
      </label>
      <p className="text-sm text-muted">{t('keys.on.about')}</p>
    </Dialog>
  );
}
