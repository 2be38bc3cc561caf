import { X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import { workerName } from '#core/ids/worker-name.ts';
import { type WorkerSlug, workerBatchPath, workerPath } from '#core/ids/worker-ref.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { SpokenBlank } from '#ui/text/spoken-blank.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button, IconButton } from '#ui/controls/button.tsx';

import { RailCard } from './rail-card.tsx';

/** Unstarted input. `at`: when it was last changed, in milliseconds since the epoch. */
export type UnfinishedItem = {
  readonly worker: WorkerSlug;
  readonly title: string;
  readonly at: number;
  readonly sheet?: { readonly name: string; readonly rows: number };
};

/** What this tab stores; forgetting an item returns a function that restores it. */
export type UnfinishedWork = {
  readonly list: () => readonly UnfinishedItem[];
  readonly letGo: (item: UnfinishedItem) => () => void;
};

const keyOf = ({ worker, sheet }: UnfinishedItem) => `${sheet ? 'batch' : 'form'} ${worker}`;

export function NotFinished({ unfinished }: { readonly unfinished: UnfinishedWork }) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const [items] = useState(() => [...unfinished.list()].sort((a, b) => b.at - a.at));
  const [gone, setGone] = useState<ReadonlyMap<string, () => void>>(new Map());
  if (items.length === 0) return null;
  const without = (key: string) => new Map([...gone].filter(([one]) => one !== key));
  return (
    <RailCard title={t('home.unfinished')} beside={t('home.unfinished.where')}>
      {items.map((item) => {
        const key = keyOf(item);
        const putBack = gone.get(key);
        const name = readTitle(workerName({ slug: item.worker, title: item.title }));
        return (
          <li key={key} className="flex min-h-14 items-center gap-2 pr-2">
            {/* There before its words are, or they are not read aloud. */}
            <p role="status" className={putBack ? 'flex grow items-center gap-3 px-4 text-muted' : 'sr-only'}>
              {putBack && (
                <>
                  {t('home.unfinished.gone', { worker: name })}
                  <SpokenBlank />
                  <Button
                    size="small"
                    onClick={() => {
                      putBack();
                      setGone(without(key));
                    }}
                  >
                    {t('home.undo')}
                  </Button>
                </>
              )}
            </p>
            {!putBack && (
              <>
                <UnfinishedLink item={item} name={name} />
                <IconButton
                  label={t('home.unfinished.remove', { worker: name })}
                  onClick={() => setGone(new Map([...gone, [key, unfinished.letGo(item)]]))}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              </>
            )}
          </li>
        );
      })}
    </RailCard>
  );
}

function UnfinishedLink({ item, name }: { readonly item: UnfinishedItem; readonly name: string }) {
  const t = useMessages();
  const { worker, sheet, at } = item;
  const moment = formatMoment(at);
  return (
    <Link
      href={sheet ? workerBatchPath(worker) : workerPath(worker)}
      className="block min-w-0 grow py-2 pl-4 hover:underline"
    >
      <span className="block truncate font-medium">
        {sheet ? t('home.unfinished.batch', { worker: name }) : name}
      </span>
      <span className="block truncate text-sm text-muted">
        {sheet
          ? t('home.unfinished.sheet', {
              name: sheet.name,
              hasName: sheet.name === '' ? 'no' : 'yes',
              count: sheet.rows,
              moment,
            })
          : t('home.unfinished.form', { moment })}
      </span>
    </Link>
  );
}
