import type { LinkDanger } from '#core/share/link-dangers.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

import { useNamedDanger } from './link-danger-text.ts';

type ConfirmDangersProps = {
  readonly dangers: readonly LinkDanger[];
  /** They are from an earlier run of this browser, not from a link or file. */
  readonly earlierRun: boolean;
  readonly onAnswer: (agreed: boolean) => void;
};

/** Asks whether a run may start with exactly these, by name and value. */
export function ConfirmDangers({ dangers, earlierRun, onAnswer }: ConfirmDangersProps) {
  const t = useMessages();
  const named = useNamedDanger();
  return (
    <Dialog
      title={t(earlierRun ? 'link.confirm.run.title' : 'link.confirm.title')}
      onClose={() => onAnswer(false)}
    >
      <p>{t(earlierRun ? 'link.confirm.run.about' : 'link.confirm.about')}</p>
      <dl className="my-3 divide-y divide-line rounded border border-line">
        {dangers.map((danger) => {
          const { name, value, usual } = named(danger);
          return (
            <div key={danger.kind} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 px-3 py-1.5">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 wrap-anywhere">
                <span className="font-semibold text-warn">{value}</span>
                {usual !== undefined && (
                  <span className="block text-sm text-muted">
                    {t('link.confirm.usual', { value: usual })}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => onAnswer(false)}>{t('link.confirm.cancel')}</Button>
        <Button variant="primary" onClick={() => onAnswer(true)}>
          {t('link.confirm.start')}
        </Button>
      </div>
    </Dialog>
  );
}
