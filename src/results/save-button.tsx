import { Download } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { currentHabits, TARGETS, usableTarget } from './export/export-habits.ts';
import type { SaveRowsProps } from './export/save-rows.tsx';

/** Part of the card's chunk: a chunk of its own would split the card's dependencies into separate files. */
const SaveRows = lazyComponent(
  () => import('./results-card.tsx').then((module) => module.SaveRows),
  'runs',
  'exporting',
);

export function SaveButton(props: SaveRowsProps) {
  const t = useMessages();
  const [saving, setSaving] = useState({ presses: 0, isBusy: false });
  const { name } = TARGETS[usableTarget(currentHabits().target, false)];
  return (
    <>
      <Button
        size="small"
        aria-label={t('home.latest.save', { format: name, name: props.names.name })}
        aria-disabled={saving.isBusy}
        onClick={() => {
          if (!saving.isBusy) setSaving({ presses: saving.presses + 1, isBusy: true });
        }}
      >
        <Download size={14} aria-hidden />
        {saving.isBusy ? `${name}…` : name}
      </Button>
      <span role="status" className="sr-only">
        {saving.isBusy && t('results.exporting')}
      </span>
      {saving.presses > 0 && (
        <LazyPart>
          <SaveRows
            key={saving.presses}
            {...props}
            onDone={() => setSaving((current) => ({ ...current, isBusy: false }))}
          />
        </LazyPart>
      )}
    </>
  );
}
