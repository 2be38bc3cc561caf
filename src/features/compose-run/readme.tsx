import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { MarkdownText } from '#ui/markdown/markdown-text.tsx';

/** What the author of a Worker says about it. */
export default function Readme({ markdown }: { readonly markdown: string }) {
  const t = useMessages();
  return (
    <Card label={t('compose.tab.readme')} className="p-5">
      {markdown.trim() === '' ? (
        <p className="text-muted">{t('markdown.none')}</p>
      ) : (
        <MarkdownText markdown={markdown} />
      )}
    </Card>
  );
}
