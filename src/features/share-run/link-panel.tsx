import { encodeLink, type LinkDraft } from '#core/share/link-codec.ts';
import { workerPath } from '#core/worker/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';

/** A link that opens this form with what is filled in. */
export function LinkPanel({ draft }: { readonly draft: LinkDraft }) {
  const t = useMessages();
  const link = `${window.location.origin}${workerPath(draft.worker)}${encodeLink(draft)}`;
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-b border-line px-3 py-1">
        <p className="text-sm text-muted">{t('request.link.length', { count: link.length })}</p>
        <CopyButton text={() => link} label={t('request.copyLink')} />
      </div>
      <CodeBlock
        text={link}
        testId="share-link"
        label={t('request.tab.link')}
        wrap
        className="min-h-0 grow"
      />
      <p className="border-t border-line px-3.5 py-2 text-sm text-muted">{t('request.link.help')}</p>
    </>
  );
}
