import { useApi } from '#api/api-context.tsx';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { MarkdownText } from '#ui/markdown/markdown-text.tsx';

export default function Readme({ readme, version }: Pick<WorkerDescriptor, 'readme' | 'version'>) {
  const t = useMessages();
  // It is told with the version.
  const isUnavailable = useApi().detailNeedsKey && version === '';
  return (
    <Card label={t('compose.tab.readme')} className="p-5">
      {readme.trim() === '' ? (
        <p className="text-muted">{t(isUnavailable ? 'markdown.unknown' : 'markdown.none')}</p>
      ) : (
        <MarkdownText markdown={readme} />
      )}
    </Card>
  );
}
