import { TextLink } from '#ui/controls/link.tsx';
import { parseWorkerSlug, workerPath } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';

const EXAMPLE = parseWorkerSlug('coreclaw/google-maps-scraper');

/** What this is, in three lines, with a Worker to try. */
export function FirstVisit() {
  const t = useMessages();
  return (
    <Card label={t('workers.first.title')} className="p-4">
      <h2 className="font-semibold">{t('workers.first.title')}</h2>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-muted">
        <li>{t('workers.first.1')}</li>
        <li>{t('workers.first.2')}</li>
        <li>{t('workers.first.3')}</li>
      </ul>
      {EXAMPLE.ok && (
        <TextLink href={workerPath(EXAMPLE.value)} className="mt-3 inline-block">
          {t('workers.first.try', { worker: EXAMPLE.value })}
        </TextLink>
      )}
    </Card>
  );
}
